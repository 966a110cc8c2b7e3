package dev.guiche.ticket.work;

import dev.guiche.ticket.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to be done for a ticket. Anybody of the desk may do it, whoever's name is on it.
 *
 * @param doneAt null while it is to be done
 */
public record Task(
    long id,
    TicketId ticket,
    String text,
    @Nullable Person assignee,
    @Nullable Instant dueAt,
    Person createdBy,
    Instant createdAt,
    @Nullable Person doneBy,
    @Nullable Instant doneAt) {

  /** A consultant by name. */
  public record Person(long id, String name) {}
}
