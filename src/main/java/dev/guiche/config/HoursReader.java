package dev.guiche.config;

import dev.guiche.calendar.BusinessCalendar;
import dev.guiche.calendar.Days;
import dev.guiche.calendar.InvalidCalendar;
import dev.guiche.calendar.Opening;
import dev.guiche.calendar.SpecialDay;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads {@code hours:}, of the house and of desks. What a desk does not say, the house says.
 *
 * @param group whether somebody can be called in a Telegram group
 */
record HoursReader(Section section, HoursParts otherwise, boolean group) {
  private static final Form<Opening> OPENING = new Form<>("form.opening", Opening::parse);
  private static final Form<Days> DAYS = new Form<>("form.days", DaysForm::parse);

  static HoursConfig readAll(Section root, Organization organization) {
    var always = HoursParts.always(organization.zone());
    var house = new HoursReader(root.section("hours"), always, true).read();
    var desks = new TreeMap<String, BusinessCalendar>();
    var absences = new TreeMap<String, AbsenceConfig>();
    root.section("desks")
        .sections()
        .forEach(
            (key, desk) -> {
              if (desk.has("hours")) {
                boolean group = desk.has("telegram_group");
                var own = new HoursReader(desk.section("hours"), house, group).read();
                desks.put(key, own.calendar());
                absences.put(key, own.absence());
              }
            });
    return new HoursConfig(house.calendar(), desks, house.absence(), absences);
  }

  private HoursParts read() {
    var parts =
        new HoursParts(
            section.value("time_zone", Form.ZONE, otherwise.zone()),
            section.has("week") ? week(section.section("week")) : otherwise.week(),
            section.has("holidays") ? holidays() : otherwise.holidays(),
            section.has("days") ? days(section.section("days")) : otherwise.days(),
            new AbsenceReader(section, otherwise.absence(), group).read());
    section.close();
    return isEverOpen(parts) ? parts : otherwise;
  }

  private List<String> holidays() {
    var regions = section.list("holidays", Form.TEXT);
    var alone = HoursParts.always(otherwise.zone()).closedOn(regions);
    return can(alone, "holidays") ? regions : List.of();
  }

  private boolean isEverOpen(HoursParts parts) {
    return can(parts, section.has("week") ? "week" : "days");
  }

  /** False when it has been noted that no calendar can be made of this, and why. */
  private boolean can(HoursParts parts, String key) {
    try {
      return parts.calendar().zone() != null;
    } catch (InvalidCalendar wrong) {
      String flaw = wrong.flaw().name().toLowerCase(Locale.ROOT).replace('_', '.');
      section.wrong(key, "hours." + flaw, wrong.values().toArray());
      return false;
    }
  }

  /** Later lines say more exactly: {@code mon-fri}, and then {@code fri} otherwise. */
  private static Map<DayOfWeek, List<Opening>> week(Section week) {
    var hours = new EnumMap<DayOfWeek, List<Opening>>(DayOfWeek.class);
    for (String name : week.names()) {
      var openings = week.list(name, OPENING);
      var days = Weekdays.named(name);
      if (days.isEmpty()) {
        week.unknown(name, "hours.weekday", name, Weekdays.NAMES);
      } else {
        var right = fits(week, name, openings) ? openings : List.<Opening>of();
        days.forEach(day -> hours.put(day, right));
      }
    }
    return hours;
  }

  private static List<SpecialDay> days(Section section) {
    var days = new ArrayList<SpecialDay>();
    section
        .sections()
        .forEach(
            (name, day) -> {
              String label = day.value("label", Form.TEXT, name);
              var on = day.required("on", DAYS, Days.easter(0));
              var open = day.list("open", OPENING);
              if (fits(day, "open", open)) {
                days.add(new SpecialDay(label.isBlank() ? name : label, on, open));
              }
              day.close();
            });
    return days;
  }

  /** False when it has been noted that hours overlap. */
  private static boolean fits(Section section, String key, List<Opening> openings) {
    try {
      var unused = new SpecialDay("?", Days.easter(0), openings);
      return unused.openings().size() == openings.size();
    } catch (InvalidCalendar wrong) {
      section.wrong(key, "hours.overlap", wrong.values().toArray());
      return false;
    }
  }
}
