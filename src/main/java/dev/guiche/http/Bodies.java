package dev.guiche.http;

import dev.guiche.http.door.Refused;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Reads request bodies, up to a limit and not for ever. The server itself answers {@code Expect}.
 */
final class Bodies {
  /** More than the longest text takes, however it is escaped. */
  static final long JSON_LIMIT = 1 << 20;

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  // What may still come of a body that was refused, before the connection is cut.
  private static final long TOLERATED = 64L << 20;

  private Bodies() {}

  /**
   * The whole body; fails with {@link Refused.TooLarge} or {@link Refused.BodyLost}. Call it on the
   * request's event loop; a paused request goes on.
   */
  static CompletableFuture<Buffer> read(Vertx vertx, HttpServerRequest request, long limit) {
    var result = new CompletableFuture<Buffer>();
    if (claimed(request) > limit) {
      result.completeExceptionally(new Refused.TooLarge(limit));
      return result;
    }
    var body = Buffer.buffer();
    request.handler(
        part -> {
          if (body.length() + part.length() > limit) {
            result.completeExceptionally(new Refused.TooLarge(limit));
          } else if (!result.isDone()) {
            body.appendBuffer(part);
          }
        });
    request.endHandler(end -> result.complete(body));
    request.exceptionHandler(broken -> result.completeExceptionally(new Refused.BodyLost()));
    long timer =
        vertx.setTimer(
            PATIENCE.toMillis(), late -> result.completeExceptionally(new Refused.BodyLost()));
    result.whenComplete((done, failure) -> vertx.cancelTimer(timer));
    request.resume();
    return result;
  }

  private static long claimed(HttpServerRequest request) {
    var length = request.getHeader("Content-Length");
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException nonsense) {
      return 0;
    }
  }

  /**
   * Lets the rest of a body that nobody wants pass by, so that the client hears the answer. Call it
   * on the request's event loop.
   */
  static void discard(HttpServerRequest request) {
    if (request.isEnded()) {
      return;
    }
    long[] seen = {0};
    request.handler(
        part -> {
          seen[0] += part.length();
          if (seen[0] > TOLERATED) {
            request.connection().close();
          }
        });
    request.resume();
  }
}
