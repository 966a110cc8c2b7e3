package dev.guiche.ticket.follow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.Protocol;
import dev.guiche.ticket.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a consultant should know of what they follow.
 *
 * @param conversation where it stands, or null
 * @param ticket where it stands, or null; one of the two is there
 * @param title the ticket's, or the contact's name
 * @param by who did it, or null for the house itself
 * @param text the first words of it; empty for an event
 * @param event what the house calls the consultant for; null where somebody wrote
 */
public record Notification(
    EntryId id,
    Kind kind,
    @Nullable ConversationId conversation,
    @Nullable TicketId ticket,
    Protocol protocol,
    String title,
    @Nullable String by,
    String text,
    @Nullable JsonNode event,
    Instant at,
    boolean read) {

  /** What happened. */
  public enum Kind {
    /** A note named the consultant. */
    MENTIONED,
    /** The desk answered the customer. */
    ANSWERED,
    CUSTOMER,
    ENDED,
    TRANSFERRED,
    /** A colleague lets the consultant follow the ticket. */
    INVITED
  }
}
