package dev.guiche.conversation;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.DeliveryReport;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.Inbox;
import dev.guiche.database.Database;
import dev.guiche.database.DatabaseFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what customers send. Messages that arrive while a commit is under way wait for it and go
 * together in the next one, so that many share one commit and a lone one waits for nobody. A batch
 * that fails is taken apart, so that a bad message never fails its neighbours; one that fails by
 * itself is kept in quarantine.
 */
public final class Intake implements Inbox {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final int TOGETHER = 256;
  private static final int MOST_WAITING = 10_000;
  private static final int CONFLICTS = 3;

  private final Database database;
  private final IntakeBatch batch;
  private final Edits edits;
  private final Quarantine quarantine;
  private final Announcements announcements;
  private final Dispatcher dispatcher;
  private final FileFetcher files;
  private final Typing typing;
  private final ArrayBlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private volatile boolean open;
  private @Nullable Thread writer;

  public Intake(
      Database database,
      IntakeBatch batch,
      Announcements announcements,
      Dispatcher dispatcher,
      FileFetcher files,
      Typing typing) {
    this.database = database;
    this.batch = batch;
    this.edits = new Edits(database);
    this.quarantine = new Quarantine(database);
    this.announcements = announcements;
    this.dispatcher = dispatcher;
    this.files = files;
    this.typing = typing;
  }

  /** Told that a customer is writing; best effort. */
  public interface Typing {
    void customerTypes(ChannelName channel, Address from);
  }

  private record Waiting(InboundMessage message, CompletableFuture<Receipt> receipt) {}

  /** One writer a node: two that met on the same conversations would wait for each other. */
  public void start() {
    open = true;
    writer = Thread.ofVirtual().name("intake").start(this::write);
  }

  /** Refuses new messages and commits those that wait. */
  public void stop() {
    open = false;
    try {
      if (writer != null) {
        writer.join(Duration.ofSeconds(10));
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Receipt receive(InboundMessage message) throws InboxUnavailable {
    var mine = new Waiting(message, new CompletableFuture<>());
    if (!open || !waiting.offer(mine)) {
      throw new InboxUnavailable("The intake is closed or has too much at hand", null);
    }
    try {
      return mine.receipt().get(60, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw new InboxUnavailable("The message was not kept", failed.getCause());
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      throw new InboxUnavailable("Stopped while waiting for the commit", asked);
    } catch (java.util.concurrent.TimeoutException late) {
      throw new InboxUnavailable("The database has not committed within 60 s", late);
    }
  }

  private void write() {
    var together = new ArrayList<Waiting>(TOGETHER);
    while (open || !waiting.isEmpty()) {
      try {
        var first = waiting.poll(200, TimeUnit.MILLISECONDS);
        if (first != null) {
          together.add(first);
          waiting.drainTo(together, TOGETHER - 1);
          commit(together);
        }
      } catch (InterruptedException asked) {
        return;
      } catch (RuntimeException | StackOverflowError defect) {
        LOG.error("The intake met a defect", defect);
        together.forEach(left -> left.receipt().completeExceptionally(defect));
      }
      together.clear();
    }
  }

  private void commit(List<Waiting> together) {
    try {
      var outcome = inOneTransaction(together.stream().map(Waiting::message).toList());
      for (int i = 0; i < together.size(); i++) {
        together.get(i).receipt().complete(outcome.receipts().get(i));
      }
      announce(outcome);
    } catch (DatabaseFailure failure) {
      if (failure.isUnavailable()) {
        together.forEach(one -> one.receipt().completeExceptionally(failure));
      } else {
        takeApart(together, failure);
      }
    } catch (RuntimeException defect) {
      takeApart(together, defect);
    }
  }

  private IntakeBatch.Outcome inOneTransaction(List<InboundMessage> messages) {
    for (int attempt = 1; ; attempt++) {
      try {
        return database.inTransaction(tx -> batch.write(tx, messages));
      } catch (DatabaseFailure failure) {
        if (!failure.isConflict() || attempt == CONFLICTS) {
          throw failure;
        }
      }
    }
  }

  private void takeApart(List<Waiting> together, RuntimeException why) {
    if (together.size() > 1) {
      together.forEach(one -> commit(List.of(one)));
      return;
    }
    var bad = together.getFirst();
    LOG.error(
        "Message {} on {} goes to quarantine",
        bad.message().externalId(),
        bad.message().channel(),
        why);
    try {
      quarantine.keep(
          bad.message().channel(), bad.message().externalId(), RawMessage.of(bad.message()), why);
      bad.receipt().complete(new Receipt(0, false));
    } catch (RuntimeException notKept) {
      bad.receipt().completeExceptionally(notKept);
    }
  }

  private void announce(IntakeBatch.Outcome outcome) {
    outcome.changed().forEach(announcements::changed);
    outcome.queued().forEach(dispatcher::somebodyWaits);
    if (outcome.filesToFetch()) {
      files.wake();
    }
  }

  @Override
  public Receipt edited(InboundMessage newWording) throws InboxUnavailable {
    try {
      var edited = edits.apply(newWording);
      if (edited.isEmpty()) {
        return receive(newWording);
      }
      announcements.changed(edited.get().timeline());
      return new Receipt(edited.get().entry().value(), true);
    } catch (DatabaseFailure failure) {
      throw new InboxUnavailable("The edit was not kept", failure);
    }
  }

  @Override
  public void report(DeliveryReport report) throws InboxUnavailable {
    try {
      database
          .inTransaction(tx -> DeliveryReports.take(tx, report).map(entry -> timelineOf(tx, entry)))
          .ifPresent(announcements::changed);
    } catch (DatabaseFailure failure) {
      throw new InboxUnavailable("The report was not kept", failure);
    }
  }

  private static TimelineId timelineOf(dev.guiche.database.Sql tx, EntryId entry) {
    return Timelines.of(tx, entry);
  }

  @Override
  public void quarantine(ChannelName channel, @Nullable ExternalId id, byte[] raw, Throwable why)
      throws InboxUnavailable {
    LOG.error("A message on {} could not be understood and is in quarantine", channel, why);
    try {
      quarantine.keep(channel, id, raw, why);
    } catch (DatabaseFailure failure) {
      throw new InboxUnavailable("The message was not kept", failure);
    }
  }

  @Override
  public void typing(ChannelName channel, Address from) {
    typing.customerTypes(channel, from);
  }
}
