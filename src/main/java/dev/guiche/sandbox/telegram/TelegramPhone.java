package dev.guiche.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer's Telegram app. What is sent is with Telegram when a method returns, whether or not
 * the gateway is there; each gives the id of the new message.
 */
public final class TelegramPhone {
  private final TelegramBot bot;
  private final Chat chat;

  TelegramPhone(TelegramBot bot, Chat chat) {
    this.bot = bot;
    this.chat = chat;
  }

  /** The Bot API's User. */
  JsonObject person() {
    return chat.person();
  }

  /** The id of the chat between this person and the bot. */
  public long chat() {
    return chat.id();
  }

  /** Everything in the chat, oldest first. */
  public List<TelegramMessage> messages() {
    return bot.messages(chat).stream().map(TelegramMessage::of).toList();
  }

  /** What the bot wrote, oldest first. */
  public List<TelegramMessage> reads() {
    return messages().stream().filter(TelegramMessage::fromBot).toList();
  }

  /** How often the app was told that somebody is writing. */
  public int typingSeen() {
    return chat.typing();
  }

  public int writes(String text) {
    return say(Contents.text(text), null);
  }

  /** Answers a message of this chat, hers or the bot's. */
  public int replies(int to, String text) {
    JsonObject answered = Objects.requireNonNull(bot.message(chat, to)).json().copy();
    answered.remove("reply_to_message");
    return say(Contents.text(text).put("reply_to_message", answered), null);
  }

  public int sendsPhoto(byte[] image, @Nullable String caption) {
    return sends(Media.PHOTO, "photo.jpg", "image/jpeg", image, caption);
  }

  public int sends(
      Media media, String name, String mediaType, byte[] bytes, @Nullable String caption) {
    StoredFile file = bot.store(media, name, mediaType, bytes);
    return say(Contents.file(media, file, caption), file);
  }

  /** Several photos at once; Telegram makes one message of each. */
  public List<Integer> sendsAlbum(String caption, byte[]... images) {
    String group = UUID.randomUUID().toString();
    List<Integer> ids = new ArrayList<>();
    for (byte[] image : images) {
      StoredFile file = bot.store(Media.PHOTO, "photo.jpg", "image/jpeg", image);
      JsonObject photo = Contents.file(Media.PHOTO, file, ids.isEmpty() ? caption : null);
      ids.add(say(photo.put("media_group_id", group), file));
    }
    return ids;
  }

  public int sendsLocation(double latitude, double longitude) {
    JsonObject location = new JsonObject().put("latitude", latitude).put("longitude", longitude);
    return say(new JsonObject().put("location", location), null);
  }

  public int sendsContact(String firstName, String phone) {
    JsonObject contact = new JsonObject().put("first_name", firstName).put("phone_number", phone);
    return say(new JsonObject().put("contact", contact), null);
  }

  /**
   * Sends a message of any kind.
   *
   * @param content the fields of the Bot API's Message that this kind has
   */
  public int sends(JsonObject content) {
    return say(content, null);
  }

  /** Changes the text or caption of a message of hers. */
  public void edits(int message, String newText) {
    JsonObject edited = Objects.requireNonNull(bot.message(chat, message)).json().copy();
    edited.put(edited.containsKey("text") ? "text" : "caption", newText);
    edited.put("edit_date", Instant.now().getEpochSecond());
    bot.replace(chat, edited, false);
    bot.updates().add(new JsonObject().put("edited_message", edited));
    bot.changed(chat.id());
  }

  /** Presses a button under a message of the bot. */
  public void presses(int message, String data) {
    JsonObject under = Objects.requireNonNull(bot.message(chat, message)).json();
    JsonObject query =
        new JsonObject()
            .put("id", UUID.randomUUID().toString())
            .put("from", chat.person())
            .put("message", under)
            .put("chat_instance", "1")
            .put("data", data);
    bot.updates().add(new JsonObject().put("callback_query", query));
  }

  /** Presses the newest button that says this. */
  public void presses(String label) {
    for (var message : messages().reversed()) {
      if (message.buttons().contains(label)) {
        presses(message.id(), dataOf(message.id(), label));
        return;
      }
    }
    throw new IllegalArgumentException("No button says " + label);
  }

  private String dataOf(int message, String label) {
    var json = Objects.requireNonNull(bot.message(chat, message)).json();
    return TelegramMessage.buttons(json)
        .filter(button -> label.equals(button.getString("text")))
        .map(button -> button.getString("callback_data"))
        .findFirst()
        .orElseThrow();
  }

  /** Writes in a group where the bot is a member. */
  public void writesInGroup(String text) {
    JsonObject message =
        new JsonObject()
            .put("message_id", 17)
            .put("from", chat.person())
            .put(
                "chat", new JsonObject().put("id", -100L).put("type", "group").put("title", "Time"))
            .put("date", Instant.now().getEpochSecond())
            .put("text", text);
    bot.updates().add(new JsonObject().put("message", message));
  }

  public void blocksTheBot() {
    chat.block(true);
  }

  public void unblocksTheBot() {
    chat.block(false);
  }

  private int say(JsonObject content, @Nullable StoredFile file) {
    JsonObject message = bot.sayToBot(chat, content, file);
    bot.changed(chat.id());
    return message.getInteger("message_id");
  }
}
