package dev.guiche.config;

import dev.guiche.calendar.Days;
import java.time.LocalDate;
import java.time.MonthDay;

/**
 * How days are written: {@code 2026-12-24}, {@code 12-24} for each year, {@code easter-47}; or the
 * first and the last of them with two dots between.
 */
final class DaysForm {
  private DaysForm() {}

  static Days parse(String text) {
    String[] edges = text.strip().split("\\s*\\.\\.\\s*", -1);
    String first = edges[0];
    String last = edges[edges.length - 1];
    if (edges.length > 2) {
      throw new IllegalArgumentException(text);
    }
    if (first.startsWith("easter")) {
      return new Days.FromEaster(fromEaster(first), fromEaster(last));
    }
    return first.length() == "12-24".length()
        ? Days.yearly(MonthDay.parse("--" + first), MonthDay.parse("--" + last))
        : Days.between(LocalDate.parse(first), LocalDate.parse(last));
  }

  private static int fromEaster(String text) {
    String days = text.substring("easter".length());
    if (!text.startsWith("easter") || !days.matches("|[+-]\\d{1,3}")) {
      throw new IllegalArgumentException(text);
    }
    return days.isEmpty() ? 0 : Integer.parseInt(days);
  }
}
