package dev.guiche.channel.whatsapp;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/** What a caller is told: thank you, a file, or an RFC 9457 problem. */
@FunctionalInterface
interface Answer {
  /** On the connection's event loop. */
  void write(HttpServerResponse response);

  default void give(HttpServerResponse response) {
    if (!response.ended() && !response.closed()) { // who has hung up will call again
      write(response);
    }
  }

  /** An empty TwiML: the message is taken, and no machine answers it here. */
  Answer TAKEN =
      response -> response.putHeader("Content-Type", "text/xml").end(Buffer.buffer("<Response/>"));

  Answer NOTED = response -> response.setStatusCode(204).end();

  Answer REFUSED =
      problem(403, "Signature refused", "X-Twilio-Signature does not fit this address and body.");

  Answer NOT_FOUND = problem(404, "Not found", "This link is unknown or has expired.");

  Answer NOT_A_FORM =
      problem(415, "Not a form", "A web hook is application/x-www-form-urlencoded.");

  /** The rest of the body is not read, so the line cannot be used again. */
  Answer TOO_LARGE =
      response -> {
        response.putHeader("Connection", "close");
        problem(413, "Too large", "A web hook has at most " + Body.LIMIT + " bytes.")
            .write(response);
      };

  Answer LATER =
      response -> {
        response.putHeader("Retry-After", "5");
        problem(503, "Try again", "Nothing was kept; send it again.").write(response);
      };

  static Answer malformed(String why) {
    return problem(400, "Malformed request", why);
  }

  private static Answer problem(int status, String title, String detail) {
    var problem = new JsonObject().put("title", title).put("status", status).put("detail", detail);
    return response ->
        response
            .setStatusCode(status)
            .putHeader("Content-Type", "application/problem+json")
            .end(problem.toBuffer());
  }
}
