package dev.guiche.ticket.later;

import dev.guiche.conversation.TimelineId;
import dev.guiche.desk.ConsultantId;
import java.time.Instant;

/**
 * A message that waits for its time.
 *
 * @param timeline a conversation's or a ticket's
 * @param name whose word it is
 * @param at when it is said
 */
public record LaterMessage(
    long id, TimelineId timeline, ConsultantId by, String name, String text, Instant at) {}
