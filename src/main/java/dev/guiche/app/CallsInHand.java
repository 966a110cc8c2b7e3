package dev.guiche.app;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Counts the calls that have not been answered yet. A socket is no call: it never ends by itself.
 */
final class CallsInHand implements Handler<RoutingContext> {
  /** Ours is the one party that is always registered. */
  private final Phaser calls = new Phaser(1);

  @Override
  public void handle(RoutingContext call) {
    if (call.request().getHeader("Upgrade") == null) {
      calls.register();
      call.addEndHandler(ended -> calls.arriveAndDeregister());
    }
    call.next();
  }

  /** Returns when all are answered, or when the time is up. */
  void await(Duration within) {
    try {
      calls.awaitAdvanceInterruptibly(calls.arrive(), within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      // Whoever is answered by now is; the rest finds the connection closed and calls again.
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
