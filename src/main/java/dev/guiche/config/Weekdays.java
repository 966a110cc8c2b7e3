package dev.guiche.config;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;

/** The days of the week by name: {@code mon}, {@code mon-fri}, {@code every-day}. */
final class Weekdays {
  private static final List<String> ALONE =
      List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");

  /** For whoever has to choose one. */
  static final List<String> NAMES =
      List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun", "mon-fri", "sat-sun", "every-day");

  private Weekdays() {}

  /** None for what is no name; a range may go over Sunday. */
  static List<DayOfWeek> named(String name) {
    if (name.equals("every-day")) {
      return List.of(DayOfWeek.values());
    }
    String[] edges = name.split("-", -1);
    int first = ALONE.indexOf(edges[0]);
    int last = ALONE.indexOf(edges[edges.length - 1]);
    if (first < 0 || last < 0 || edges.length > 2) {
      return List.of();
    }
    var days = new ArrayList<DayOfWeek>();
    var day = DayOfWeek.of(first + 1);
    days.add(day);
    for (; day.getValue() != last + 1; ) {
      day = day.plus(1);
      days.add(day);
    }
    return days;
  }
}
