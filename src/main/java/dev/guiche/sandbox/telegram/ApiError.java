package dev.guiche.sandbox.telegram;

import io.vertx.core.json.JsonObject;

/** A call that the Bot API refuses, as the Bot API says it. */
final class ApiError extends RuntimeException {
  private final int code;

  ApiError(int code, String description) {
    super(description, null, false, false);
    this.code = code;
  }

  static ApiError badRequest(String what) {
    return new ApiError(400, "Bad Request: " + what);
  }

  int code() {
    return code;
  }

  JsonObject json() {
    return new JsonObject()
        .put("ok", false)
        .put("error_code", code)
        .put("description", getMessage());
  }
}
