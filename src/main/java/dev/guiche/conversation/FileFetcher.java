package dev.guiche.conversation;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.Channels;
import dev.guiche.channel.SendFailure;
import dev.guiche.database.Database;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.database.Sql;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches the files that customers' messages refer to, after the messages are safe. A file that
 * cannot be had is shown as such and can be asked for again; it is never dropped in silence.
 */
public final class FileFetcher {
  private static final Logger LOG = LoggerFactory.getLogger(FileFetcher.class);
  private static final int AT_ONCE = 8;
  private static final int ATTEMPTS = 6;

  private final Database database;
  private final Channels channels;
  private final Announcements announcements;
  private final Semaphore bell = new Semaphore(0);
  private final Semaphore places = new Semaphore(AT_ONCE);
  private volatile boolean open;
  private @Nullable Thread worker;

  public FileFetcher(Database database, Channels channels, Announcements announcements) {
    this.database = database;
    this.channels = channels;
    this.announcements = announcements;
  }

  private record Due(
      long id,
      EntryId entry,
      TimelineId timeline,
      String channel,
      String reference,
      int attempts) {}

  public void start() {
    open = true;
    worker = Thread.ofVirtual().name("file-fetcher").start(this::work);
  }

  /** What is under way is fetched again by whoever starts next. */
  public void stop() {
    open = false;
    wake();
    try {
      if (worker != null) {
        worker.join(Duration.ofSeconds(5));
      }
      places.tryAcquire(AT_ONCE, 5, TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  void wake() {
    if (bell.availablePermits() == 0) {
      bell.release();
    }
  }

  /** A consultant wants a failed file tried again; false when it had not failed. */
  public boolean retry(long attachment) {
    var again =
        database.inTransaction(
            tx ->
                tx.first(
                    """
                    update attachment set state = 'pending', reason = null, attempts = 0, due_at = now()
                    where id = $1 and state = 'failed' returning entry_id
                    """,
                    row -> {
                      Timelines.touch(tx, new EntryId(row.number("entry_id")));
                      return true;
                    },
                    attachment));
    wake();
    return again.isPresent();
  }

  private void work() {
    while (open) {
      try {
        var due = claim();
        due.forEach(this::inItsOwnThread);
        if (due.isEmpty() && bell.tryAcquire(2, TimeUnit.SECONDS)) {
          bell.drainPermits();
        }
      } catch (DatabaseFailure away) {
        LOG.warn("Files wait for the database: {}", away.getMessage());
        sleep();
      } catch (InterruptedException asked) {
        return;
      }
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Claims by moving the due time on: whoever dies while fetching leaves the file to be fetched
   * again.
   */
  private List<Due> claim() throws InterruptedException {
    places.acquire();
    places.release();
    return database.list(
        """
        with due as (
          select id from attachment where state = 'pending' and due_at <= now()
          order by due_at limit $1 for update skip locked)
        update attachment a set attempts = attempts + 1, due_at = now() + interval '3 minutes'
        from due, entry e where a.id = due.id and e.id = a.entry_id
        returning a.id, a.entry_id, e.timeline_id, a.channel, a.reference, a.attempts
        """,
        row ->
            new Due(
                row.number("id"),
                new EntryId(row.number("entry_id")),
                new TimelineId(row.number("timeline_id")),
                row.text("channel"),
                row.text("reference"),
                row.integer("attempts")),
        AT_ONCE);
  }

  private void inItsOwnThread(Due due) {
    places.acquireUninterruptibly();
    Thread.ofVirtual()
        .name("file-" + due.id())
        .start(
            () -> {
              try {
                fetch(due);
              } catch (DatabaseFailure away) {
                LOG.warn("File {} is fetched again: {}", due.id(), away.getMessage());
              } catch (RuntimeException defect) {
                LOG.error("File {} on {} met a defect", due.id(), due.channel(), defect);
              } finally {
                places.release();
              }
            });
  }

  private void fetch(Due due) {
    try {
      var channel = channels.find(new ChannelName(due.channel()));
      if (channel.isEmpty()) {
        postpone(due, "O canal " + due.channel() + " está desligado.");
        return;
      }
      var bytes = channel.get().fetch(due.reference());
      if (bytes.length > Attachments.LONGEST) {
        fail(due, "O arquivo passa de 25 MB.");
      } else {
        store(due, bytes);
      }
    } catch (SendFailure failure) {
      switch (failure) {
        case SendFailure.Refused refused -> fail(due, refused.reason());
        case SendFailure.Later later -> postpone(due, later.reason());
        case SendFailure.InDoubt doubt -> postpone(due, doubt.reason());
      }
    }
  }

  private void store(Due due, byte[] bytes) {
    settle(
        due,
        tx -> {
          tx.send(
              "insert into attachment_content (attachment_id, bytes) values ($1, $2) on conflict do"
                  + " nothing",
              due.id(),
              bytes);
          tx.send(
              "update attachment set state = 'stored', size = $2, reason = null where id = $1",
              due.id(),
              (long) bytes.length);
        });
  }

  private void postpone(Due due, String reason) {
    if (due.attempts() >= ATTEMPTS) {
      fail(due, reason);
      return;
    }
    database.update(
        "update attachment set reason = $2, due_at = now() + make_interval(secs => $3) where id ="
            + " $1",
        due.id(),
        reason,
        (double) (1 << due.attempts()));
  }

  private void fail(Due due, String reason) {
    settle(
        due,
        tx ->
            tx.update(
                "update attachment set state = 'failed', reason = $2 where id = $1",
                due.id(),
                reason));
  }

  private interface Change {
    void in(Sql tx);
  }

  private void settle(Due due, Change change) {
    database.inTransaction(
        tx -> {
          change.in(tx);
          Timelines.touch(tx, due.entry());
          return null;
        });
    announcements.changed(due.timeline());
  }
}
