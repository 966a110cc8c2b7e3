package dev.guiche.ticket;

import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets a list shows.
 *
 * @param desk only this desk's, or null
 * @param assignee only this consultant's, or null
 * @param unassigned only those that nobody answers for
 * @param text only where title, protocol, contact or company contains it, or null
 */
public record TicketFilter(
    State state,
    @Nullable DeskId desk,
    @Nullable ConsultantId assignee,
    boolean unassigned,
    @Nullable String text) {

  /** Open, ended, or both. */
  public enum State {
    OPEN,
    CLOSED,
    ALL
  }

  public static TicketFilter of(State state) {
    return new TicketFilter(state, null, null, false, null);
  }
}
