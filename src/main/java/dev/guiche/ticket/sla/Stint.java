package dev.guiche.ticket.sla;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A while that a ticket spent in one stage.
 *
 * @param runs whether the time counts as ours
 * @param until null: it is still there
 */
record Stint(boolean runs, Instant from, @Nullable Instant until) {
  Stint since(Instant start) {
    return new Stint(runs, from.isBefore(start) ? start : from, until);
  }
}
