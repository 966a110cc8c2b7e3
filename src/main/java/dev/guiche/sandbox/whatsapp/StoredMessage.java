package dev.guiche.sandbox.whatsapp;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A message that Twilio keeps, either way. Its owner, {@link Ledger}, guards it. */
final class StoredMessage {
  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  final String sid;
  final String from;
  final String to;
  final String body;
  final boolean inbound;
  final boolean template;
  final @Nullable URI statusCallback;
  final @Nullable URI mediaUrl;
  final List<String> choices;
  final Instant created = Instant.now();
  final List<Media> media = new ArrayList<>();
  String status;
  @Nullable Integer errorCode;

  StoredMessage(
      String sid,
      String from,
      String to,
      String body,
      boolean inbound,
      boolean template,
      @Nullable URI statusCallback,
      @Nullable URI mediaUrl,
      List<String> choices) {
    this.sid = sid;
    this.from = from;
    this.to = to;
    this.body = body;
    this.inbound = inbound;
    this.template = template;
    this.statusCallback = statusCallback;
    this.mediaUrl = mediaUrl;
    this.choices = List.copyOf(choices);
    this.status = inbound ? "received" : "queued";
  }

  /** As the Messages API shows it. */
  JsonObject json(TwilioAccount account) {
    String path = "/2010-04-01/Accounts/" + account.sid() + "/Messages/" + sid;
    return new JsonObject()
        .put("account_sid", account.sid())
        .put("api_version", "2010-04-01")
        .put("body", body)
        .put("date_created", RFC_2822.format(created))
        .put("date_sent", status.equals("queued") ? null : RFC_2822.format(created))
        .put("date_updated", RFC_2822.format(created))
        .put("direction", inbound ? "inbound" : "outbound-api")
        .put("error_code", errorCode)
        .put("error_message", null)
        .put("from", from)
        .put("messaging_service_sid", inbound ? account.service() : null)
        .put("num_media", Integer.toString(mediaUrl == null ? media.size() : 1))
        .put("num_segments", "1")
        .put("price", null)
        .put("price_unit", null)
        .put("sid", sid)
        .put("status", status)
        .put("subresource_uris", new JsonObject().put("media", path + "/Media.json"))
        .put("to", to)
        .put("uri", path + ".json");
  }
}
