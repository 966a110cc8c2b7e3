package dev.guiche.calendar;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Collects what a calendar is made of. Used once, by one thread. */
public final class CalendarBuilder {
  private final ZoneId zone;
  private final Map<DayOfWeek, List<Opening>> week = new EnumMap<>(DayOfWeek.class);
  private final List<SpecialDay> specials = new ArrayList<>();
  private final Set<String> holidays = new TreeSet<>();

  CalendarBuilder(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * The hours of these days of the week, instead of what was said of them before.
   *
   * @param openings none: closed
   * @throws InvalidCalendar when they overlap
   */
  public CalendarBuilder open(Collection<DayOfWeek> days, List<Opening> openings) {
    var hours = Opening.inOrder(openings);
    days.forEach(day -> week.put(day, hours));
    return this;
  }

  /**
   * @param openings such as {@code 08:00-12:00}
   * @throws InvalidCalendar when one is not an opening, or they overlap
   */
  public CalendarBuilder open(DayOfWeek day, String... openings) {
    return open(Set.of(day), parsed(openings));
  }

  /** Monday to Friday. */
  public CalendarBuilder weekdays(String... openings) {
    return open(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), parsed(openings));
  }

  public CalendarBuilder everyDay(String... openings) {
    return open(EnumSet.allOf(DayOfWeek.class), parsed(openings));
  }

  /** Where several name a date, a date beats what comes each year, and then the shorter wins. */
  public CalendarBuilder special(SpecialDay... days) {
    specials.addAll(List.of(days));
    return this;
  }

  /**
   * Closed on the public holidays of a country, or of a state or city with all that it lies in.
   *
   * @param region {@code BR}, {@code BR-sp} (a state) or {@code BR-sp-csp} (a city), in any case
   */
  public CalendarBuilder holidays(String region) {
    holidays.add(region);
    return this;
  }

  /**
   * @throws InvalidCalendar when holidays are not known, or it is never open
   */
  public BusinessCalendar build() {
    var heard = specials.stream().sorted(SpecialDay.FIRST_HEARD).toList();
    return new BusinessCalendar(zone, new Agenda(Map.copyOf(week), heard, new Holidays(holidays)));
  }

  private static List<Opening> parsed(String... openings) {
    return Stream.of(openings).map(Opening::parse).toList();
  }
}
