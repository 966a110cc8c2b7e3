package dev.guiche.channel.webchat;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** Refusals as RFC 9457 documents. */
final class Problems {
  private Problems() {}

  /**
   * @param code for programs
   * @param detail for people: what happened and what to do
   */
  static void answer(RoutingContext request, int status, String code, String detail) {
    var response = request.response();
    if (response.ended()) {
      return;
    }
    request.request().resume(); // what nobody reads has to pass by
    response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
    response.end(
        new JsonObject()
            .put("type", "about:blank")
            .put("title", response.getStatusMessage())
            .put("status", status)
            .put("code", code)
            .put("detail", detail)
            .encode());
  }

  static void tooMany(RoutingContext request, int seconds) {
    request.response().putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(seconds));
    answer(request, 429, "slow-down", "Muitos pedidos. Tente de novo em " + seconds + " s.");
  }

  static void busy(RoutingContext request, int seconds) {
    request.response().putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(seconds));
    answer(request, 503, "unavailable", "Estamos ocupados. Tente de novo em instantes.");
  }
}
