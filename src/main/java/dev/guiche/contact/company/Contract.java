package dev.guiche.contact.company;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a company has a right to.
 *
 * @param plan a key of {@code plans:}, or null
 * @param products which of ours they use
 * @param modules covered beside those of the plan; none here and none there: all are
 * @param trained modules whose users have been trained
 * @param dueDay of the month, 1 to 31; null while nobody knows
 * @param until the last day on which it holds, or null
 */
public record Contract(
    @Nullable String plan,
    List<String> products,
    List<String> modules,
    List<String> trained,
    @Nullable Integer dueDay,
    Standing standing,
    @Nullable LocalDate since,
    @Nullable LocalDate until) {

  /** Whether it holds on a day; one that ended does not, whatever it owes. */
  public boolean holdsOn(LocalDate day) {
    return standing != Standing.ENDED
        && (since == null || !day.isBefore(since))
        && (until == null || !day.isAfter(until));
  }
}
