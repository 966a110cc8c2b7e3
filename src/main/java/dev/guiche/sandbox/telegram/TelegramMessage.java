package dev.guiche.sandbox.telegram;

import dev.guiche.sandbox.telegram.Chat.Stored;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as the customer's app shows it.
 *
 * @param fromBot whether the bot wrote it
 * @param text or caption; empty for none
 * @param file null for none
 * @param answers the message that it replies to, or null
 */
public record TelegramMessage(
    int id,
    boolean fromBot,
    String text,
    @Nullable StoredFile file,
    @Nullable Integer answers,
    Instant at) {

  static TelegramMessage of(Stored stored) {
    JsonObject json = stored.json();
    JsonObject answered = json.getJsonObject("reply_to_message");
    return new TelegramMessage(
        json.getInteger("message_id"),
        stored.ours(),
        json.getString("text", json.getString("caption", "")),
        stored.file(),
        answered == null ? null : answered.getInteger("message_id"),
        Instant.ofEpochSecond(json.getLong("date")));
  }
}
