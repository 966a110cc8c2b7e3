package dev.guiche.sandbox.telegram;

import dev.guiche.sandbox.telegram.Chat.Stored;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message as the customer's app shows it.
 *
 * @param fromBot whether the bot wrote it
 * @param text or caption; empty for none
 * @param file null for none
 * @param answers the message that it replies to, or null
 * @param buttons what stands on the buttons under it, in order
 */
public record TelegramMessage(
    int id,
    boolean fromBot,
    String text,
    @Nullable StoredFile file,
    @Nullable Integer answers,
    List<String> buttons,
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
        buttons(json).map(button -> button.getString("text")).toList(),
        Instant.ofEpochSecond(json.getLong("date")));
  }

  static Stream<JsonObject> buttons(JsonObject message) {
    return message
        .getJsonObject("reply_markup", new JsonObject())
        .getJsonArray("inline_keyboard", new JsonArray())
        .stream()
        .flatMap(row -> ((JsonArray) row).stream())
        .map(JsonObject.class::cast);
  }
}
