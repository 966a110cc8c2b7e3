package dev.guiche.ticket;

import dev.guiche.database.Id;

/** Which ticket. */
public record TicketId(long value) implements Id {
  @Override
  public String toString() {
    return "ticket " + value;
  }
}
