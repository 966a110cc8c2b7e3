package dev.guiche.contact.company;

import java.time.LocalDate;

/**
 * When a month's payment is due, and when the system is blocked without it (IN-22).
 *
 * @param due in a month without that day its last one
 * @param block the seventh day after
 */
public record DueDates(LocalDate due, LocalDate block) {
  private static final int DAYS_OF_GRACE = 7;

  /**
   * @param day of the month, 1 to 31
   */
  public static DueDates inTheMonthOf(LocalDate today, int day) {
    var due = today.withDayOfMonth(Math.min(day, today.lengthOfMonth()));
    return new DueDates(due, due.plusDays(DAYS_OF_GRACE));
  }
}
