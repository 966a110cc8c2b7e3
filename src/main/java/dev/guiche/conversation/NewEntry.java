package dev.guiche.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guiche.desk.ConsultantId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is about to stand on a timeline, from our side. Who may see it is decided here and nowhere
 * else: messages are the customer's to see, notes never are, events say so.
 */
public record NewEntry(
    EntryKind kind,
    Author author,
    @Nullable ConsultantId consultant,
    boolean visible,
    @Nullable String channel,
    String text,
    @Nullable String html,
    @Nullable JsonNode event,
    @Nullable String answers,
    @Nullable String clientKey) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A consultant's word to the customer; {@code answers} is the external id of a customer's
   * message, or null.
   */
  public static NewEntry message(
      ConsultantId by,
      @Nullable String channel,
      String text,
      @Nullable String answers,
      @Nullable String clientKey) {
    return new NewEntry(
        EntryKind.MESSAGE,
        Author.CONSULTANT,
        by,
        true,
        channel,
        text,
        null,
        null,
        answers,
        clientKey);
  }

  /** The house's own word to the customer. */
  public static NewEntry notice(@Nullable String channel, String text, @Nullable String html) {
    return new NewEntry(
        EntryKind.MESSAGE, Author.SYSTEM, null, true, channel, text, html, null, null, null);
  }

  /** Said among us. */
  public static NewEntry note(ConsultantId by, String text, @Nullable String clientKey) {
    return new NewEntry(
        EntryKind.NOTE, Author.CONSULTANT, by, false, null, text, null, null, null, clientKey);
  }

  /**
   * Something happened.
   *
   * @param by who did it, or null for the house itself
   * @param details strings, numbers, booleans; null values are left out
   */
  public static NewEntry event(
      String type, @Nullable ConsultantId by, boolean visible, Map<String, ?> details) {
    ObjectNode event = JSON.createObjectNode().put("type", type);
    details.forEach(
        (name, value) -> {
          if (value != null) {
            event.set(name, JSON.valueToTree(value));
          }
        });
    return new NewEntry(
        EntryKind.EVENT,
        by == null ? Author.SYSTEM : Author.CONSULTANT,
        by,
        visible,
        null,
        "",
        null,
        event,
        null,
        null);
  }
}
