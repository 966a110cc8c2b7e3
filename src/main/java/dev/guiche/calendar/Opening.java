package dev.guiche.calendar;

import dev.guiche.calendar.InvalidCalendar.Flaw;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Hours without a break, on the clock of the wall. They belong to the day on which they begin.
 *
 * @param from the first second that is open
 * @param to the first second that is closed again; not after {@code from}: on the next day, so that
 *     22:00-06:00 is a night and 00:00-00:00 a whole day
 */
public record Opening(LocalTime from, LocalTime to) {
  public static final Opening ALL_DAY = new Opening(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("H:mm").withResolverStyle(ResolverStyle.STRICT);

  /**
   * @throws InvalidCalendar when a time has fractions of a second
   */
  public Opening {
    if (from.getNano() != 0 || to.getNano() != 0) {
      throw new InvalidCalendar(Flaw.NOT_AN_OPENING, from + "-" + to);
    }
  }

  /**
   * @param text such as {@code 08:00-12:00}, {@code 22:00-06:00} or {@code 00:00-24:00}
   * @throws InvalidCalendar when it is anything else
   */
  public static Opening parse(String text) {
    String[] edges = text.strip().split("\\s*-\\s*", -1);
    if (edges.length != 2) {
      throw new InvalidCalendar(Flaw.NOT_AN_OPENING, text);
    }
    try {
      String last = edges[1].equals("24:00") ? "00:00" : edges[1];
      return new Opening(LocalTime.parse(edges[0], CLOCK), LocalTime.parse(last, CLOCK));
    } catch (DateTimeException e) {
      throw new InvalidCalendar(Flaw.NOT_AN_OPENING, text);
    }
  }

  /** In the order of the day, and sure that none begins before the one before it ended. */
  static List<Opening> inOrder(List<Opening> openings) {
    var sorted = new ArrayList<>(openings);
    sorted.sort(Comparator.comparing(Opening::from));
    for (int next = 1; next < sorted.size(); next++) {
      var earlier = sorted.get(next - 1);
      if (earlier.pastMidnight() || earlier.to.isAfter(sorted.get(next).from)) {
        throw new InvalidCalendar(Flaw.OVERLAP, earlier, sorted.get(next));
      }
    }
    return List.copyOf(sorted);
  }

  /** The day on which hours end that begin on this one. */
  LocalDate lastDay(LocalDate first) {
    return pastMidnight() ? first.plusDays(1) : first;
  }

  private boolean pastMidnight() {
    return !to.isAfter(from);
  }

  @Override
  public String toString() {
    return from + "-" + (to.equals(LocalTime.MIDNIGHT) ? "24:00" : to);
  }
}
