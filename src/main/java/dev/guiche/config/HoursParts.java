package dev.guiche.config;

import dev.guiche.calendar.BusinessCalendar;
import dev.guiche.calendar.InvalidCalendar;
import dev.guiche.calendar.Opening;
import dev.guiche.calendar.SpecialDay;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code hours:} says, or what a desk inherits where its own says nothing. */
record HoursParts(
    ZoneId zone,
    Map<DayOfWeek, List<Opening>> week,
    List<String> holidays,
    List<SpecialDay> days,
    AbsenceConfig absence) {

  /** Where nobody has said anything. */
  static HoursParts always(ZoneId zone) {
    var week =
        Arrays.stream(DayOfWeek.values())
            .collect(Collectors.toMap(day -> day, day -> List.of(Opening.ALL_DAY)));
    return new HoursParts(zone, week, List.of(), List.of(), AbsenceConfig.USUAL);
  }

  HoursParts closedOn(List<String> holidays) {
    return new HoursParts(zone, week, holidays, days, absence);
  }

  /**
   * @throws InvalidCalendar when holidays are not known, or it is never open
   */
  BusinessCalendar calendar() {
    var calendar = BusinessCalendar.in(zone);
    week.forEach((day, openings) -> calendar.open(Set.of(day), openings));
    holidays.forEach(calendar::holidays);
    return calendar.special(days.toArray(SpecialDay[]::new)).build();
  }
}
