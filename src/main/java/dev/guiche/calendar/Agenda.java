package dev.guiche.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The hours of each date, as the wall says. A special day beats a holiday, and a holiday the week.
 *
 * @param specials in the order in which they are heard
 */
record Agenda(Map<DayOfWeek, List<Opening>> week, List<SpecialDay> specials, Holidays holidays) {
  List<Opening> openings(LocalDate date) {
    var special = special(date);
    if (special.isPresent()) {
      return special.get().openings();
    }
    return holidays.on(date).isPresent()
        ? List.of()
        : week.getOrDefault(date.getDayOfWeek(), List.of());
  }

  /** Empty: the date is open, or its weekday never is. */
  Optional<String> whyClosed(LocalDate date, Locale locale) {
    var special = special(date);
    if (special.isPresent()) {
      return special.filter(day -> day.openings().isEmpty()).map(SpecialDay::label);
    }
    return holidays.on(date).map(feast -> feast.name(locale));
  }

  /** From this year on, nothing is special but what comes again each year. */
  int afterAllDates() {
    int last = 2000;
    for (SpecialDay special : specials) {
      if (special.days() instanceof Days.Dated dated) {
        last = Math.max(last, dated.last().getYear());
      }
    }
    return last + 1;
  }

  private Optional<SpecialDay> special(LocalDate date) {
    return specials.stream().filter(special -> special.isOn(date)).findFirst();
  }
}
