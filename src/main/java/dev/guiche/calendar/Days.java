package dev.guiche.calendar;

import dev.guiche.calendar.InvalidCalendar.Flaw;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;

/** Which days a special day is: certain dates, the same days of each year, or days about Easter. */
public sealed interface Days {
  /** The years in which a calendar counts. */
  int FIRST_YEAR = 1900;

  int LAST_YEAR = 2400;

  boolean include(LocalDate date);

  /** How many days it is in a row. */
  long length();

  static Days on(LocalDate date) {
    return new Dated(date, date);
  }

  static Days between(LocalDate first, LocalDate last) {
    return new Dated(first, last);
  }

  static Days yearly(MonthDay day) {
    return new Yearly(day, day);
  }

  static Days yearly(MonthDay first, MonthDay last) {
    return new Yearly(first, last);
  }

  /**
   * @param days after Easter Sunday; negative: before it
   */
  static Days easter(int days) {
    return new FromEaster(days, days);
  }

  /** Certain dates, both included. */
  record Dated(LocalDate first, LocalDate last) implements Days {
    /**
     * @throws InvalidCalendar when the last is before the first, or a year is hardly meant
     */
    public Dated {
      near(first);
      near(last);
      if (last.isBefore(first)) {
        throw new InvalidCalendar(Flaw.BACKWARDS, first, last);
      }
    }

    private static void near(LocalDate date) {
      if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR - 100) {
        throw new InvalidCalendar(Flaw.FAR_DATE, date, FIRST_YEAR, LAST_YEAR - 100);
      }
    }

    @Override
    public boolean include(LocalDate date) {
      return !date.isBefore(first) && !date.isAfter(last);
    }

    @Override
    public long length() {
      return first.until(last, ChronoUnit.DAYS) + 1;
    }
  }

  /**
   * The same days of each year, both included; over New Year when the last is before the first. 29
   * February is a day of leap years alone.
   */
  record Yearly(MonthDay first, MonthDay last) implements Days {
    @Override
    public boolean include(LocalDate date) {
      var day = MonthDay.from(date);
      boolean begun = !day.isBefore(first);
      boolean lasts = !day.isAfter(last);
      return first.isAfter(last) ? begun || lasts : begun && lasts;
    }

    @Override
    public long length() {
      var begin = first.atYear(2000);
      return begin.until(last.atYear(first.isAfter(last) ? 2001 : 2000), ChronoUnit.DAYS) + 1;
    }
  }

  /** Days that move with Easter, counted from its Sunday, both included. */
  record FromEaster(int first, int last) implements Days {
    /**
     * @throws InvalidCalendar when the last is before the first, or beyond the year
     */
    public FromEaster {
      if (first > last || first < -80 || last > 250) {
        throw new InvalidCalendar(Flaw.BACKWARDS, first, last);
      }
    }

    @Override
    public boolean include(LocalDate date) {
      long away = Easter.sunday(date.getYear()).until(date, ChronoUnit.DAYS);
      return away >= first && away <= last;
    }

    @Override
    public long length() {
      return last - first + 1L;
    }
  }
}
