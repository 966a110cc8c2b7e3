package dev.guiche.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A group in which the bot and some people are members. */
public final class TelegramRoom {
  private final TelegramBot bot;
  private final Chat chat;

  TelegramRoom(TelegramBot bot, Chat chat) {
    this.bot = bot;
    this.chat = chat;
  }

  /** Below zero, as groups are numbered. */
  public long chat() {
    return chat.id();
  }

  /** What the bot wrote, oldest first, as it reads now. */
  public List<TelegramMessage> reads() {
    return bot.messages(chat).stream()
        .map(TelegramMessage::of)
        .filter(TelegramMessage::fromBot)
        .toList();
  }

  /** A member writes something; Telegram tells the bot of it. */
  public void writes(TelegramPhone member, String text) {
    bot.sayToBot(chat, Contents.text(text).put("from", member.person()), null);
  }

  /**
   * A member presses the button that says this under a message of the bot. What they are told is
   * {@link TelegramBot#told} of what is returned.
   */
  public String presses(TelegramPhone member, int message, String label) {
    JsonObject under = Objects.requireNonNull(bot.message(chat, message)).json();
    String data =
        TelegramMessage.buttons(under)
            .filter(button -> label.equals(button.getString("text")))
            .map(button -> button.getString("callback_data"))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("No button says " + label));
    return presses(member, under, data);
  }

  /** The same on a screen that still shows a button which is gone by now. */
  public String pressesLate(TelegramPhone member, int message) {
    return presses(member, Objects.requireNonNull(bot.message(chat, message)).json(), "0");
  }

  private String presses(TelegramPhone member, JsonObject under, String data) {
    String query = UUID.randomUUID().toString();
    bot.updates()
        .add(
            new JsonObject()
                .put(
                    "callback_query",
                    new JsonObject()
                        .put("id", query)
                        .put("from", member.person())
                        .put("message", under.copy())
                        .put("chat_instance", "2")
                        .put("data", data)));
    return query;
  }

  /** The bot is no longer a member. */
  public void throwsTheBotOut() {
    chat.block(true);
  }

  public void takesTheBotBack() {
    chat.block(false);
  }
}
