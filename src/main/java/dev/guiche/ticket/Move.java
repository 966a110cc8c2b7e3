package dev.guiche.ticket;

import dev.guiche.config.WorkflowConfig.Need;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a ticket is to go, and what its workflow wants written down for that.
 *
 * @param solution what was done
 * @param reason why it was denied or cancelled, as the customer reads it
 * @param planned the version or month in which it will be done
 * @param promised the day that the customer is told
 */
public record Move(
    String stage,
    @Nullable String solution,
    @Nullable String reason,
    @Nullable String planned,
    @Nullable LocalDate promised) {

  public Move {
    solution = text(solution);
    reason = text(reason);
    planned = text(planned);
  }

  public static Move to(String stage) {
    return new Move(stage, null, null, null, null);
  }

  static @Nullable String text(@Nullable String given) {
    return given == null || given.isBlank() ? null : given.replace("\0", "").strip();
  }

  /** What is written down by now, here or on the ticket. */
  Set<Need> met(Ticket ticket) {
    var met = EnumSet.noneOf(Need.class);
    add(met, Need.SOLUTION, solution != null);
    add(met, Need.REASON, reason != null);
    add(met, Need.PLANNED, planned != null || ticket.planned() != null);
    add(met, Need.PROMISED, promised != null || ticket.promisedOn() != null);
    return met;
  }

  private static void add(Set<Need> met, Need need, boolean is) {
    if (is) {
      met.add(need);
    }
  }
}
