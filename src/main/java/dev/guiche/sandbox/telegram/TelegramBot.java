package dev.guiche.sandbox.telegram;

import dev.guiche.sandbox.Misbehaviour;
import dev.guiche.sandbox.telegram.Chat.Stored;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One bot of the stand-in: its chats, its files and what it has not confirmed yet. */
public final class TelegramBot {
  /**
   * Ids go on over restarts, as Telegram's do, or the database would take new messages for old
   * ones.
   */
  private static final long IDS_BEGIN = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

  private static final long FIRST_CHAT = 5_200_000_001L;
  private static final long FIRST_GROUP = -1_002_200_000_001L;

  private final String token;
  private final Updates updates;
  private final Map<Long, Chat> chats = new ConcurrentHashMap<>();
  private final Map<String, StoredFile> files = new ConcurrentHashMap<>();
  private final List<Consumer<Long>> listeners = new CopyOnWriteArrayList<>();
  private int nextMessage = (int) ((System.currentTimeMillis() - IDS_BEGIN) / 100);
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

  TelegramBot(String token, Vertx vertx, Misbehaviour misbehaviour) {
    this.token = token;
    this.updates = new Updates(vertx, misbehaviour);
  }

  /** A new customer with the app in hand, who has not written yet. */
  public TelegramPhone phone(String firstName) {
    synchronized (this) {
      Chat chat = new Chat(FIRST_CHAT + chats.size(), firstName);
      chats.put(chat.id(), chat);
      return new TelegramPhone(this, chat);
    }
  }

  /** A new group with the bot in it. */
  public TelegramRoom room(String title) {
    synchronized (this) {
      Chat chat = Chat.group(FIRST_GROUP - chats.size(), title);
      chats.put(chat.id(), chat);
      return new TelegramRoom(this, chat);
    }
  }

  /** What who pressed a button was told; empty for nothing, null while it is not noticed. */
  public @Nullable String told(String query) {
    return acknowledged.get(query);
  }

  /** How many updates the gateway has not confirmed yet. */
  public int unconfirmed() {
    return updates.unconfirmed();
  }

  /** Somebody else who has the token asks for posts to this address. */
  public void setWebhook(String url) {
    updates.post(new WebhookSender(URI.create(url), "", 1));
  }

  /** How many pressed buttons the gateway has taken note of. */
  public int acknowledgedButtons() {
    return acknowledged.size();
  }

  boolean acknowledge(String query, String text) {
    return acknowledged.put(query, text) == null;
  }

  /** The last update comes once more, although it may have been confirmed. */
  public void redeliverLast() {
    updates.redeliverLast();
  }

  /**
   * Sends the gateway whatever the Bot API might send one day.
   *
   * @param update without its id
   */
  public void delivers(JsonObject update) {
    updates.add(update);
  }

  /** Tells of every chat in which something happened, on the thread that made it happen. */
  public void whenChanged(Consumer<Long> listener) {
    listeners.add(listener);
  }

  void changed(long chat) {
    listeners.forEach(listener -> listener.accept(chat));
  }

  Updates updates() {
    return updates;
  }

  /** The Bot API's User for the bot itself. */
  JsonObject self() {
    return new JsonObject()
        .put("id", Long.parseLong(token.substring(0, token.indexOf(':'))))
        .put("is_bot", true)
        .put("first_name", "Guichê (sandbox)")
        .put("username", "guiche_sandbox_bot");
  }

  Chat chat(long id) {
    Chat chat = chats.get(id);
    if (chat == null) {
      throw ApiError.badRequest("chat not found");
    }
    return chat;
  }

  /** Numbers, dates and keeps a message; the content is what its kind needs. */
  synchronized JsonObject keep(
      Chat chat, boolean ours, JsonObject content, @Nullable StoredFile file) {
    int id = nextMessage++;
    JsonObject message =
        new JsonObject()
            .put("message_id", id)
            .put("from", ours ? self() : chat.person())
            .put("chat", chat.json())
            .put("date", Instant.now().getEpochSecond())
            .mergeIn(content);
    chat.keep(id, new Stored(message, ours, file));
    return message;
  }

  /** The id and the place in the queue of updates are given in one step: both rise together. */
  synchronized JsonObject sayToBot(Chat chat, JsonObject content, @Nullable StoredFile file) {
    JsonObject message = keep(chat, false, content, file);
    updates.add(new JsonObject().put("message", message.copy()));
    return message;
  }

  synchronized @Nullable Stored message(Chat chat, int id) {
    return chat.message(id);
  }

  synchronized void replace(Chat chat, JsonObject message, boolean ours) {
    int id = message.getInteger("message_id");
    Stored before = chat.message(id);
    chat.keep(id, new Stored(message, ours, before == null ? null : before.file()));
  }

  synchronized List<Stored> messages(Chat chat) {
    return chat.messages();
  }

  synchronized StoredFile store(Media media, String name, String mediaType, byte[] bytes) {
    int number = files.size() + 1;
    String ending = name.lastIndexOf('.') < 0 ? "" : name.substring(name.lastIndexOf('.'));
    StoredFile file =
        new StoredFile(
            "AgACAgEAAxkBAAI%08dZ".formatted(number),
            media.folder() + "/file_" + number + ending,
            name,
            mediaType,
            bytes);
    files.put(file.id(), file);
    return file;
  }

  @Nullable StoredFile file(String id) {
    return files.get(id);
  }

  @Nullable StoredFile fileAt(String path) {
    return files.values().stream().filter(f -> f.path().equals(path)).findFirst().orElse(null);
  }
}
