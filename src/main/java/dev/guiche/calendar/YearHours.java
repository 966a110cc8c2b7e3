package dev.guiche.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One year of a calendar, counted once: the open spans between its two New Years on the wall, with
 * how much is open before each, and how many business days there are up to each date.
 */
final class YearHours {
  private final int number;
  private final long begin;
  private final long end;
  private final long[] from;
  private final long[] to;
  private final long[] openBefore;
  private final int[] businessDays;

  YearHours(int year, Agenda agenda, ZoneRules rules) {
    var newYear = LocalDate.of(year, 1, 1);
    number = year;
    begin = Span.edge(newYear, LocalTime.MIDNIGHT, rules);
    end = Span.edge(newYear.plusYears(1), LocalTime.MIDNIGHT, rules);
    businessDays = new int[newYear.lengthOfYear() + 1];
    var spans = new ArrayList<Span>();
    // The night of New Year's Eve reaches into the year.
    for (int day = 0; day <= newYear.lengthOfYear(); day++) {
      var ofDay = spans(newYear.plusDays(day - 1L), agenda, rules);
      spans.addAll(ofDay);
      if (day > 0) {
        businessDays[day] = businessDays[day - 1] + (ofDay.isEmpty() ? 0 : 1);
      }
    }
    var whole = joined(spans);
    from = whole.stream().mapToLong(Span::from).toArray();
    to = whole.stream().mapToLong(Span::to).toArray();
    openBefore = new long[from.length + 1];
    for (int i = 0; i < from.length; i++) {
      openBefore[i + 1] = openBefore[i] + to[i] - from[i];
    }
  }

  static List<Span> spans(LocalDate date, Agenda agenda, ZoneRules rules) {
    return agenda.openings(date).stream()
        .map(opening -> Span.of(date, opening, rules))
        .filter(span -> !span.isEmpty())
        .toList();
  }

  /** Within the year, and those that touch or overlap (a night and the next morning) as one. */
  private List<Span> joined(List<Span> spans) {
    var joined = new ArrayList<Span>();
    for (Span span : spans.stream().sorted(Comparator.comparingLong(Span::from)).toList()) {
      var clipped = new Span(Math.max(span.from(), begin), Math.min(span.to(), end));
      if (clipped.isEmpty()) {
        continue;
      }
      var last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && clipped.from() <= last.to()) {
        joined.removeLast();
        clipped = new Span(last.from(), Math.max(last.to(), clipped.to()));
      }
      joined.add(clipped);
    }
    return joined;
  }

  int number() {
    return number;
  }

  boolean isBefore(Instant moment) {
    return moment.getEpochSecond() >= end;
  }

  Duration open() {
    return Duration.ofSeconds(openBefore[from.length]);
  }

  /** How much of the year was open before the moment. */
  Duration openUntil(Instant moment) {
    int span = lastBegunBy(moment.getEpochSecond());
    if (span < 0) {
      return Duration.ZERO;
    }
    if (moment.getEpochSecond() >= to[span]) {
      return Duration.ofSeconds(openBefore[span + 1]);
    }
    return Duration.between(Instant.ofEpochSecond(from[span]), moment)
        .plusSeconds(openBefore[span]);
  }

  /**
   * The earliest moment until which that much is open.
   *
   * @param open more than nothing, at most all of the year
   */
  Instant earliest(Duration open) {
    int span = 0;
    int high = from.length - 1;
    while (span < high) {
      int middle = (span + high) >>> 1;
      if (Duration.ofSeconds(openBefore[middle + 1]).compareTo(open) >= 0) {
        high = middle;
      } else {
        span = middle + 1;
      }
    }
    return within(span, open);
  }

  /**
   * The latest moment until which no more than that is open.
   *
   * @param open less than all of the year
   */
  Instant latest(Duration open) {
    int found = Arrays.binarySearch(openBefore, open.toSeconds());
    return within(found >= 0 ? found : -found - 2, open);
  }

  private Instant within(int span, Duration open) {
    return Instant.ofEpochSecond(from[span]).plus(open.minusSeconds(openBefore[span]));
  }

  boolean isOpen(Instant moment) {
    int span = lastBegunBy(moment.getEpochSecond());
    return span >= 0 && moment.getEpochSecond() < to[span];
  }

  /** The moment itself when it is open; empty: the rest of the year is closed. */
  Optional<Instant> openFrom(Instant moment) {
    int span = lastBegunBy(moment.getEpochSecond());
    if (span >= 0 && moment.getEpochSecond() < to[span]) {
      return Optional.of(moment);
    }
    return span + 1 < from.length
        ? Optional.of(Instant.ofEpochSecond(from[span + 1]))
        : Optional.empty();
  }

  /**
   * When it closes; empty: not in this year.
   *
   * @param moment one that is open
   */
  Optional<Instant> closesAfter(Instant moment) {
    long close = to[lastBegunBy(moment.getEpochSecond())];
    return close == end ? Optional.empty() : Optional.of(Instant.ofEpochSecond(close));
  }

  /** Open when the year begins. */
  boolean opensWithNewYear() {
    return from.length > 0 && from[0] == begin;
  }

  Instant begin() {
    return Instant.ofEpochSecond(begin);
  }

  int businessDays() {
    return businessDays[businessDays.length - 1];
  }

  /** How many there are in the year up to this date and with it. */
  int businessDaysUpTo(LocalDate date) {
    return businessDays[date.getDayOfYear()];
  }

  boolean isBusinessDay(LocalDate date) {
    return businessDays[date.getDayOfYear()] > businessDays[date.getDayOfYear() - 1];
  }

  /**
   * The day of the year that is so manieth business day.
   *
   * @param which from 1 to all of the year's
   */
  int dayOfYear(int which) {
    int day = Arrays.binarySearch(businessDays, which);
    while (businessDays[day - 1] == which) {
      day--;
    }
    return day;
  }

  /** -1: none has begun by then. */
  private int lastBegunBy(long second) {
    int found = Arrays.binarySearch(from, second);
    return found >= 0 ? found : -found - 2;
  }
}
