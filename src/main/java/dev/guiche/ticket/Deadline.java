package dev.guiche.ticket;

import java.time.Duration;
import java.time.Instant;

/**
 * The next thing that we mean to keep for a ticket.
 *
 * @param due while the clock stands: if it ran on from when it was stopped
 * @param left until then; negative when it is late. In everybody's time, not in the desk's hours
 */
public record Deadline(Aim aim, State state, Instant due, Duration left) {
  /** What is to be done by then. */
  public enum Aim {
    FIRST_ANSWER,
    NEXT_ANSWER,
    SOLUTION
  }

  /** How near it is. */
  public enum State {
    FINE,
    /** A quarter of the time is left, or less. */
    WARN,
    LATE,
    /** The stage's clock stands. */
    STOPPED
  }
}
