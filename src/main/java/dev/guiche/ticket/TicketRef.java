package dev.guiche.ticket;

import dev.guiche.conversation.Protocol;
import dev.guiche.conversation.TimelineId;

/** What one needs to speak of a ticket. */
public record TicketRef(TicketId id, TimelineId timeline, Protocol protocol) {}
