package dev.guiche.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started and how it stops: the last one first, each in the time that is left. */
final class StopSteps {
  private static final Logger LOG = LoggerFactory.getLogger(StopSteps.class);

  /** Even when the time is up, each step gets this much, so that the database still stops clean. */
  private static final Duration LEAST = Duration.ofSeconds(2);

  private final Deque<Step> steps = new ArrayDeque<>();

  /** Something that stops. It may block and may throw. */
  @FunctionalInterface
  interface Stop {
    void run() throws Exception;
  }

  private boolean stopping;

  private record Step(String what, Stop stop) {}

  /**
   * Whatever is started while all else stops already is stopped at once.
   *
   * @throws IllegalStateException then
   */
  void add(String what, Stop stop) {
    var step = new Step(what, stop);
    if (!push(step)) {
      run(step, LEAST.toNanos());
      throw new IllegalStateException("Stopped while starting");
    }
  }

  private synchronized boolean push(Step step) {
    if (!stopping) {
      steps.push(step);
    }
    return !stopping;
  }

  /** Does nothing the second time. */
  void run(Duration within) {
    long end = System.nanoTime() + within.toNanos();
    for (Step step = next(); step != null; step = next()) {
      long left = Math.max(LEAST.toNanos(), end - System.nanoTime());
      run(step, left);
    }
  }

  private synchronized @Nullable Step next() {
    stopping = true;
    return steps.poll();
  }

  private static void run(Step step, long nanos) {
    var done = new CompletableFuture<Void>();
    Thread.ofVirtual()
        .name("stop " + step.what)
        .start(
            () -> {
              try {
                step.stop.run();
                done.complete(null);
              } catch (Throwable failed) {
                done.completeExceptionally(failed);
              }
            });
    try {
      done.get(nanos, TimeUnit.NANOSECONDS);
    } catch (TimeoutException slow) {
      LOG.warn("{} did not stop in time", step.what);
    } catch (ExecutionException failed) {
      LOG.warn("{} did not stop cleanly", step.what, failed.getCause());
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
