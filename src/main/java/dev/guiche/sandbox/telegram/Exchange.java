package dev.guiche.sandbox.telegram;

import dev.guiche.sandbox.Misbehaviour.Fault;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One call under way: how it is answered, well or badly. */
final class Exchange {
  private final HttpServerRequest request;
  private boolean cutInsteadOfAnswer;

  Exchange(HttpServerRequest request) {
    this.request = request;
  }

  /**
   * Does the work, or what was ordered in its place.
   *
   * @param work all that a good server would do, its answer included
   */
  void work(@Nullable Fault fault, Vertx vertx, Runnable work) {
    switch (fault) {
      case null -> attempt(work);
      case Fault.TooMany tooMany -> answer(429, tooMany(tooMany.retryAfter()));
      case Fault.Broken broken -> refuse(new ApiError(500, "Internal Server Error"));
      case Fault.CutBefore cut -> request.connection().close();
      case Fault.CutAfter cut -> {
        cutInsteadOfAnswer = true;
        attempt(work);
      }
      case Fault.Slow slow ->
          vertx.setTimer(Math.max(1, slow.by().toMillis()), fired -> attempt(work));
      case Fault.Silent silent -> {}
    }
  }

  private void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failure) {
      fail(failure);
    }
  }

  private static JsonObject tooMany(Duration retryAfter) {
    long seconds = Math.max(1, retryAfter.toSeconds());
    return new ApiError(429, "Too Many Requests: retry after " + seconds)
        .json()
        .put("parameters", new JsonObject().put("retry_after", seconds));
  }

  void result(@Nullable Object result) {
    answer(200, new JsonObject().put("ok", true).put("result", result));
  }

  void fail(Throwable failure) {
    refuse(
        failure instanceof ApiError error
            ? error
            : new ApiError(500, "Internal Server Error: " + failure));
  }

  void refuse(ApiError error) {
    answer(error.code(), error.json());
  }

  private void answer(int status, JsonObject body) {
    request.response().setStatusCode(status).putHeader("content-type", "application/json");
    bytes(body.toBuffer());
  }

  void bytes(Buffer body) {
    if (cutInsteadOfAnswer) {
      request.connection().close();
    } else if (!request.response().closed()) {
      request.response().end(body);
    }
  }
}
