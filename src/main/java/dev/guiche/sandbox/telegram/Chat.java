package dev.guiche.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One person's private chat with the bot, or a group in which it is a member. Guarded by the bot's
 * monitor.
 */
final class Chat {
  /** A message as the Bot API tells it, and whether the bot wrote it. */
  record Stored(JsonObject json, boolean ours, @Nullable StoredFile file) {}

  private final NavigableMap<Integer, Stored> messages = new TreeMap<>();
  private final JsonObject person;
  private final AtomicInteger typing = new AtomicInteger();
  private volatile boolean blocked;
  private @Nullable String title;

  Chat(long id, String firstName) {
    person =
        new JsonObject()
            .put("id", id)
            .put("is_bot", false)
            .put("first_name", firstName)
            .put("language_code", "pt-br");
  }

  /** A group; its messages say who of its members wrote them. */
  static Chat group(long id, String title) {
    Chat group = new Chat(id, title);
    group.title = title;
    return group;
  }

  boolean isGroup() {
    return title != null;
  }

  long id() {
    return person.getLong("id");
  }

  /** The Bot API's User. */
  JsonObject person() {
    return person;
  }

  /** The Bot API's Chat. */
  JsonObject json() {
    if (title != null) {
      return new JsonObject().put("id", id()).put("title", title).put("type", "supergroup");
    }
    return new JsonObject()
        .put("id", id())
        .put("first_name", person.getString("first_name"))
        .put("type", "private");
  }

  void keep(int id, Stored message) {
    messages.put(id, message);
  }

  @Nullable Stored message(int id) {
    return messages.get(id);
  }

  List<Stored> messages() {
    return List.copyOf(messages.values());
  }

  boolean isBlocked() {
    return blocked;
  }

  void block(boolean blocked) {
    this.blocked = blocked;
  }

  int typing() {
    return typing.get();
  }

  void showTyping() {
    typing.incrementAndGet();
  }
}
