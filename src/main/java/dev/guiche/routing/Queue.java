package dev.guiche.routing;

import dev.guiche.config.QueueConfig;
import dev.guiche.conversation.Announcements;
import dev.guiche.conversation.Dispatcher;
import dev.guiche.database.Database;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives out work when something changes: a customer queues, a consultant comes, closes a chat or
 * gets more room. One thread a node does it, so that a burst of changes is one hand-out after the
 * other and not a crowd at the same rows.
 */
public final class Queue implements Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Queue.class);

  /**
   * What a node that died between a commit and its hand-out has left undone is found this much
   * later.
   */
  private static final Duration SWEEP = Duration.ofSeconds(15);

  /** More would keep their customers' next words waiting for too long. */
  private static final int TOGETHER = 64;

  private final HandOut handOut;
  private final Announcements announcements;
  private final BlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();
  private volatile boolean open;
  private @Nullable Thread clerk;

  /** Every desk gives to whoever has been free for longest. */
  public Queue(Database database, Announcements announcements) {
    this(database, announcements, desk -> QueueConfig.USUAL);
  }

  /**
   * @param rules to whom each desk gives
   */
  public Queue(
      Database database, Announcements announcements, Function<DeskId, QueueConfig> rules) {
    this.handOut = new HandOut(database, rules);
    this.announcements = announcements;
  }

  private sealed interface Wish {
    record ForDesk(DeskId desk) implements Wish {}

    record ForAll() implements Wish {}
  }

  public void start() {
    open = true;
    wishes.add(new Wish.ForAll());
    clerk = Thread.ofVirtual().name("queue").start(this::work);
  }

  public void stop() {
    open = false;
    wishes.add(new Wish.ForAll());
    try {
      if (clerk != null) {
        clerk.join(Duration.ofSeconds(5));
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void somebodyWaits(DeskId desk) {
    wishes.add(new Wish.ForDesk(desk));
  }

  /** A consultant of several desks serves the one where somebody has waited longest. */
  @Override
  public void roomMade(ConsultantId consultant) {
    wishes.add(new Wish.ForAll());
  }

  private void work() {
    while (open) {
      try {
        var wish = wishes.poll(SWEEP.toMillis(), TimeUnit.MILLISECONDS);
        for (var desk : desks(wish)) {
          handOut(desk);
        }
      } catch (DatabaseFailure away) {
        if (!away.isConflict()) {
          LOG.warn("The queue waits for the database: {}", away.getMessage());
          pause();
        }
        wishes.add(new Wish.ForAll());
      } catch (InterruptedException asked) {
        return;
      } catch (RuntimeException defect) {
        LOG.error("The queue met a defect", defect);
        pause();
      }
    }
  }

  /** This wish and all that have gathered behind it. */
  private Set<DeskId> desks(@Nullable Wish first) {
    var gathered = new LinkedHashSet<Wish>();
    gathered.add(first == null ? new Wish.ForAll() : first);
    wishes.drainTo(gathered);
    var desks = new LinkedHashSet<DeskId>();
    for (var wish : gathered) {
      switch (wish) {
        case Wish.ForDesk one -> desks.add(one.desk());
        case Wish.ForAll all -> {
          return new LinkedHashSet<>(handOut.waitingDesks());
        }
      }
    }
    return desks;
  }

  private void handOut(DeskId desk) {
    var given = handOut.next(desk, TOGETHER);
    while (open && !given.isEmpty()) {
      given.forEach(one -> announcements.changed(one.timeline()));
      given = handOut.next(desk, TOGETHER);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }
}
