package dev.guiche.timer;

import dev.guiche.database.Database;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.timer.Ringing.Key;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rings timers when they are due, each on a virtual thread, a few at once. Every node may run one.
 * It sleeps until the next is due and looks once a second for those that other nodes have set,
 * which costs one step into an index. After a standstill it rings no faster than {@link #PACE}, so
 * that neither people's work nor their mailboxes are flooded.
 */
public final class AlarmClock {
  private static final Logger LOG = LoggerFactory.getLogger(AlarmClock.class);
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);

  /** Far fewer than the connections of the pool: people go first. */
  static final int AT_ONCE = 4;

  /** Between two timers of many that are overdue: 50 a second. */
  static final Duration PACE = Duration.ofMillis(20);

  private final Ringing ringing;
  private final Map<TimerKind, Alarm> alarms;
  private final Semaphore bell = new Semaphore(0);
  private volatile boolean open;
  private @Nullable Thread waker;

  public AlarmClock(Database database, Map<TimerKind, Alarm> alarms) {
    this.alarms = Map.copyOf(alarms);
    this.ringing =
        new Ringing(database, alarms.keySet().stream().map(TimerKind::name).toArray(String[]::new));
  }

  public void start() {
    open = true;
    waker = Thread.ofVirtual().name("timers").start(this::run);
  }

  /** Begins nothing new and waits for what rings. */
  public void stop() {
    open = false;
    bell.release();
    try {
      if (waker != null) {
        waker.join(Duration.ofSeconds(10));
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  /** Rings all that is due, at once and without a pause; returns how many have rung. */
  public int ringDue() {
    int rung = 0;
    for (int now = round(); now > 0; now = round()) {
      rung += now;
    }
    return rung;
  }

  /** Asks the database; blocks. */
  public Backlog backlog() {
    return ringing.backlog();
  }

  private void run() {
    while (open) {
      try {
        long began = System.nanoTime();
        int rung = round();
        rest(rung, Duration.ofNanos(System.nanoTime() - began));
      } catch (DatabaseFailure away) {
        LOG.warn("Timers wait for the database: {}", away.getMessage());
        sleep(LONGEST_SLEEP);
      }
    }
  }

  private void rest(int rung, Duration took) {
    if (rung > 0) {
      sleep(PACE.multipliedBy(rung).minus(took));
      return;
    }
    var next = ringing.untilNext();
    long millis = next == null ? LONGEST_SLEEP.toMillis() : next.toMillis();
    // At least a moment: one that another node rings just now must not make us spin.
    sleep(Duration.ofMillis(Math.clamp(millis, 50, LONGEST_SLEEP.toMillis())));
  }

  private void sleep(Duration time) {
    try {
      if (bell.tryAcquire(Math.max(1, time.toMillis()), TimeUnit.MILLISECONDS)) {
        bell.drainPermits();
      }
    } catch (InterruptedException asked) {
      open = false;
    }
  }

  /** How many were due and are not any more. */
  private int round() {
    var rings = ringing.due(AT_ONCE).stream().map(Ring::new).toList();
    var threads = rings.stream().map(ring -> Thread.ofVirtual().start(ring)).toList();
    join(threads);
    var gone = rings.stream().map(ring -> ring.away).filter(Objects::nonNull).findFirst();
    if (gone.isPresent()) {
      throw gone.get();
    }
    return (int) rings.stream().filter(ring -> ring.done).count();
  }

  private static void join(List<Thread> threads) {
    try {
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Ring implements Runnable {
    final Key key;
    volatile boolean done;
    volatile @Nullable DatabaseFailure away;

    Ring(Key key) {
      this.key = key;
    }

    @Override
    public void run() {
      var alarm = Objects.requireNonNull(alarms.get(key.kind()));
      try {
        var due = ringing.ring(key, alarm);
        done = due.isPresent();
        due.ifPresent(alarm::rung);
      } catch (DatabaseFailure failure) {
        if (failure.isUnavailable()) {
          away = failure;
        } else if (!failure.isConflict()) {
          putOff(failure);
        }
      } catch (RuntimeException | Error defect) {
        putOff(defect);
      }
    }

    private void putOff(Throwable defect) {
      LOG.error("The timer {} of {} met a defect", key.kind().name(), key.subject(), defect);
      try {
        ringing.putOff(key, String.valueOf(defect));
        done = true;
      } catch (DatabaseFailure failure) {
        away = failure;
      }
    }
  }
}
