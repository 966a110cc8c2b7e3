package dev.guiche.channel.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A poller and who watches over it: one that does not come round any more is replaced. */
final class Listening {
  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Supplier<Poller> pollers;
  private final Condition condition;
  private final Duration silence;
  private volatile @Nullable Poller poller;
  private CountDownLatch stopping = new CountDownLatch(1);

  Listening(Supplier<Poller> pollers, Condition condition, Duration silence) {
    this.pollers = pollers;
    this.condition = condition;
    this.silence = silence;
  }

  synchronized void start() {
    if (poller == null) {
      poller = begun();
      CountDownLatch end = new CountDownLatch(1);
      stopping = end;
      Thread.ofVirtual().name("telegram-watch").start(() -> watch(end));
    }
  }

  /** Returns when what was being taken is committed. */
  synchronized void stop() {
    stopping.countDown();
    if (poller != null) {
      poller.stop(PATIENCE);
      poller = null;
    }
  }

  boolean isRunning() {
    return poller != null;
  }

  private Poller begun() {
    Poller fresh = pollers.get();
    fresh.start();
    return fresh;
  }

  private void watch(CountDownLatch end) {
    try {
      while (!end.await(silence.toMillis() / 4, TimeUnit.MILLISECONDS)) {
        replaceIfSilent(end);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void replaceIfSilent(CountDownLatch end) {
    if (end.getCount() > 0
        && poller != null
        && poller.lastTurn().plus(silence).isBefore(Instant.now())) {
      LOG.warn("No poll of Telegram has come to an end for {}; listening anew", silence);
      poller.abandon();
      condition.restarted();
      poller = begun();
    }
  }
}
