package dev.guiche.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.config.WebhookEvent;
import dev.guiche.conversation.Author;
import dev.guiche.conversation.Entry;
import dev.guiche.conversation.Shown;
import org.jspecify.annotations.Nullable;

/** What an entry on a timeline is to other programs. */
final class Happening {
  private Happening() {}

  /**
   * Null for what they are not told of.
   *
   * @param internal whether they may learn what stays in the house
   */
  static @Nullable WebhookEvent of(Entry entry, boolean onTicket, boolean internal) {
    var what = of(entry, onTicket);
    return what != null && (internal || (!what.isInternal() && isTold(entry, what))) ? what : null;
  }

  /** That a talk or ticket began, went to a desk or ended is no secret; the rest the entry says. */
  private static boolean isTold(Entry entry, WebhookEvent what) {
    return switch (what) {
      case CONVERSATION_OPENED,
          CONVERSATION_ASSIGNED,
          CONVERSATION_TRANSFERRED,
          CONVERSATION_CLOSED,
          TICKET_OPENED,
          TICKET_TRANSFERRED,
          RATING_GIVEN ->
          true;
      case MESSAGE_RECEIVED,
          MESSAGE_SENT,
          NOTE_WRITTEN,
          TICKET_MOVED,
          TICKET_ASSIGNED,
          TICKET_PROMISED,
          TICKET_CLOSED,
          TICKET_REOPENED ->
          Shown.to(entry);
    };
  }

  private static @Nullable WebhookEvent of(Entry entry, boolean onTicket) {
    return switch (entry.kind()) {
      case MESSAGE ->
          entry.author() == Author.CUSTOMER
              ? WebhookEvent.MESSAGE_RECEIVED
              : WebhookEvent.MESSAGE_SENT;
      case NOTE -> WebhookEvent.NOTE_WRITTEN;
      case EVENT -> of(entry.event(), onTicket);
    };
  }

  private static @Nullable WebhookEvent of(@Nullable JsonNode event, boolean onTicket) {
    String type = event == null ? "" : event.path("type").asText();
    return switch (type) {
      case "opened" -> onTicket ? WebhookEvent.TICKET_OPENED : WebhookEvent.CONVERSATION_OPENED;
      case "assigned" ->
          onTicket ? WebhookEvent.TICKET_ASSIGNED : WebhookEvent.CONVERSATION_ASSIGNED;
      case "transferred" ->
          onTicket ? WebhookEvent.TICKET_TRANSFERRED : WebhookEvent.CONVERSATION_TRANSFERRED;
      case "closed" -> onTicket ? null : WebhookEvent.CONVERSATION_CLOSED;
      case "stage" -> moved(event);
      case "promised" -> WebhookEvent.TICKET_PROMISED;
      case "rated" -> WebhookEvent.RATING_GIVEN;
      default -> null;
    };
  }

  private static WebhookEvent moved(@Nullable JsonNode event) {
    if (event != null && event.has("ends")) {
      return WebhookEvent.TICKET_CLOSED;
    }
    return event != null && event.path("reopened").asBoolean()
        ? WebhookEvent.TICKET_REOPENED
        : WebhookEvent.TICKET_MOVED;
  }
}
