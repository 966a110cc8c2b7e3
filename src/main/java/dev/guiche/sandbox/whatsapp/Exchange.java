package dev.guiche.sandbox.whatsapp;

import dev.guiche.sandbox.Misbehaviour.Fault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call of the gateway under way: how it is answered, well or badly. */
final class Exchange {
  private final RoutingContext call;

  Exchange(RoutingContext call) {
    this.call = call;
  }

  /**
   * @param type null where there is no body
   * @param location where to look instead; null for nowhere
   */
  record Reply(int status, @Nullable String type, Buffer body, @Nullable String location) {
    static Reply json(int status, JsonObject body) {
      return new Reply(status, "application/json", body.toBuffer(), null);
    }

    static Reply error(TwilioError error) {
      return json(error.status(), error.json());
    }

    static Reply bytes(String type, byte[] bytes) {
      return new Reply(200, type, Buffer.buffer(bytes), null);
    }

    static Reply redirect(String location) {
      return new Reply(307, null, Buffer.buffer(), location);
    }
  }

  /** Does the work, or what was ordered in its place. */
  void work(@Nullable Fault fault, Supplier<Reply> work) {
    switch (fault) {
      case null -> answer(attempt(work));
      case Fault.TooMany tooMany -> {
        call.response().putHeader("Retry-After", Long.toString(tooMany.retryAfter().toSeconds()));
        answer(Reply.error(TwilioError.TOO_MANY));
      }
      case Fault.Broken broken -> answer(Reply.error(TwilioError.BROKEN));
      case Fault.CutBefore cut -> call.request().connection().close();
      case Fault.CutAfter cut -> {
        attempt(work);
        call.request().connection().close();
      }
      case Fault.Slow slow -> {
        Reply reply = attempt(work);
        call.vertx().setTimer(Math.max(1, slow.by().toMillis()), fired -> answer(reply));
      }
      case Fault.Silent silent -> {}
    }
  }

  private static Reply attempt(Supplier<Reply> work) {
    try {
      return work.get();
    } catch (TwilioError.Refused refused) {
      return Reply.error(refused.error);
    }
  }

  private void answer(Reply reply) {
    var response = call.response();
    if (response.closed()) {
      return;
    }
    response.setStatusCode(reply.status());
    if (reply.type() != null) {
      response.putHeader("Content-Type", reply.type());
    }
    if (reply.location() != null) {
      response.putHeader("Location", reply.location());
    }
    response.end(reply.body());
  }
}
