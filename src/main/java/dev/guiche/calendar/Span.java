package dev.guiche.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.zone.ZoneRules;

/**
 * An opening of one date on everybody's clock.
 *
 * @param from seconds since 1970, the first that is open
 * @param to the first that is closed again; the same as {@code from} when the clock jumped over it
 */
record Span(long from, long to) {
  static Span of(LocalDate date, Opening opening, ZoneRules rules) {
    return new Span(
        edge(date, opening.from(), rules), edge(opening.lastDay(date), opening.to(), rules));
  }

  /**
   * When the wall shows this for the first time. A time that the clock jumps over is the moment of
   * the jump, so that no hour is counted which nobody had.
   */
  static long edge(LocalDate date, LocalTime time, ZoneRules rules) {
    var wall = date.atTime(time);
    var jump = rules.getTransition(wall);
    return jump != null && jump.isGap()
        ? jump.toEpochSecond()
        : wall.toEpochSecond(rules.getOffset(wall));
  }

  boolean isEmpty() {
    return to <= from;
  }

  /** The moment of closing is still the day's. */
  boolean endsWith(Instant moment) {
    return moment.getEpochSecond() >= from && !moment.isAfter(Instant.ofEpochSecond(to));
  }
}
