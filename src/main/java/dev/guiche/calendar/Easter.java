package dev.guiche.calendar;

import java.time.LocalDate;

/** The Sunday that Carnaval and Corpus Christi are counted from. */
final class Easter {
  private Easter() {}

  /** The Gregorian computus: the Sunday after the full moon that the church reckons. */
  static LocalDate sunday(int year) {
    int golden = year % 19;
    int century = year / 100;
    int skipped = century - century / 4 - (8 * century + 13) / 25;
    int epact = (skipped + 19 * golden + 15) % 30;
    int moon = epact - (epact / 28) * (1 - (29 / (epact + 1)) * ((21 - golden) / 11));
    int weekday = (year + year / 4 + moon + 2 - century + century / 4) % 7;
    return LocalDate.of(year, 3, 28).plusDays(moon - weekday);
  }
}
