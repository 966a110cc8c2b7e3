package dev.guiche.webhook;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Says that something may have to be told. A ring that is lost costs a moment. */
public final class Bell {
  private final Semaphore rings = new Semaphore(0);

  /** Costs nothing worth counting, however often. */
  public void ring() {
    if (rings.availablePermits() == 0) {
      rings.release();
    }
  }

  /** Returns when it has rung, or after this time. */
  void await(Duration longest) throws InterruptedException {
    if (rings.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      rings.drainPermits();
    }
  }
}
