package dev.guiche.sandbox.whatsapp;

import io.vertx.core.json.JsonObject;

/**
 * A refusal in Twilio's form.
 *
 * @param code Twilio's number
 */
record TwilioError(int status, int code, String message) {
  static final TwilioError AUTHENTICATE = new TwilioError(401, 20003, "Authenticate");
  static final TwilioError NOT_FOUND = bad(404, 20404, "The requested resource was not found");
  static final TwilioError TOO_MANY = bad(429, 20429, "Too Many Requests");
  static final TwilioError BROKEN = bad(500, 20500, "Internal Server Error");

  private static TwilioError bad(int status, int code, String message) {
    return new TwilioError(status, code, message);
  }

  static TwilioError invalid(int code, String message) {
    return new TwilioError(400, code, message);
  }

  JsonObject json() {
    return new JsonObject()
        .put("code", code)
        .put("message", message)
        .put("more_info", "https://www.twilio.com/docs/errors/" + code)
        .put("status", status);
  }

  /** Thrown where a refusal ends the work. */
  static final class Refused extends RuntimeException {
    final transient TwilioError error;

    Refused(TwilioError error) {
      super(error.message, null, false, false);
      this.error = error;
    }
  }
}
