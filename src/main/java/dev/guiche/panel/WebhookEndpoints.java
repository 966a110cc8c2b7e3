package dev.guiche.panel;

import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.Pages;
import dev.guiche.http.door.Refused;
import dev.guiche.webhook.WebhookId;
import dev.guiche.webhook.WebhookLog;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** What other programs were told, and telling them again. */
final class WebhookEndpoints implements Endpoints.Group {
  private final WebhookLog log;

  WebhookEndpoints(WebhookLog log) {
    this.log = log;
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("listWebhooks", call -> Answer.ok(Map.of("items", log.hooks())))
        .on("listWebhookDeliveries", this::list)
        .on("tryWebhook", call -> Answer.created(log.trial(hook(call))))
        .on("resumeWebhook", this::resume)
        .on("resendFailed", this::resendFailed)
        .on("getWebhookDelivery", this::get)
        .on("resendWebhookDelivery", this::resend);
  }

  private WebhookId hook(Call call) {
    var id = new WebhookId(call.id());
    if (!log.has(id)) {
      throw new Refused.NotFound();
    }
    return id;
  }

  private Answer list(Call call) {
    var status =
        call.text("status")
            .map(name -> WebhookLog.Status.valueOf(name.toUpperCase(Locale.ROOT)))
            .orElse(null);
    var found = log.lines(hook(call), status, Pages.after(call), call.limit() + 1);
    return Answer.ok(Pages.of(found, call.limit(), WebhookLog.Line::id));
  }

  private Answer resume(Call call) {
    log.resume(hook(call));
    return Answer.nothing();
  }

  private record Since(Instant since) {}

  private Answer resendFailed(Call call) {
    var since = call.body(Since.class).since();
    return Answer.ok(Map.of("sent", log.againSince(hook(call), since)));
  }

  private Answer get(Call call) {
    return Answer.ok(log.find(call.id()).orElseThrow(Refused.NotFound::new));
  }

  private Answer resend(Call call) {
    if (!log.again(call.id())) {
      throw new Refused.NotFound();
    }
    return Answer.nothing();
  }
}
