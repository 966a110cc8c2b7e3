package dev.guiche.calendar;

import static java.util.stream.Collectors.joining;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import dev.guiche.calendar.InvalidCalendar.Flaw;
import java.time.LocalDate;
import java.time.Year;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The public holidays of some countries, states and cities. */
final class Holidays {
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /** The library counts them, Brazil's law (662/1949 and its changes) does not. */
  private static final Set<String> NO_HOLIDAYS_OF_BRAZIL =
      Set.of("christian.CARNIVAL", "christian.ASH_WEDNESDAY", "christian.CORPUS_CHRISTI");

  private final List<Region> regions;
  private final Map<Integer, Map<LocalDate, Feast>> years = new ConcurrentHashMap<>();

  /**
   * @param regions such as {@code BR}, {@code BR-sp} or {@code BR-sp-csp}
   * @throws InvalidCalendar when one is not known
   */
  Holidays(Collection<String> regions) {
    this.regions = regions.stream().map(Region::of).toList();
  }

  Optional<Feast> on(LocalDate date) {
    return Optional.ofNullable(years.computeIfAbsent(date.getYear(), this::of).get(date));
  }

  private Map<LocalDate, Feast> of(int year) {
    var found = new HashMap<LocalDate, Feast>();
    for (Region region : regions) {
      // A New Year's Day may be observed in the old year.
      Stream.concat(region.holidays(year), region.holidays(year + 1))
          .forEach(
              holiday -> {
                var feast = new Feast(region.code, holiday);
                found.putIfAbsent(holiday.getDate(), feast);
                found.putIfAbsent(holiday.getActualDate(), feast);
              });
    }
    found.keySet().removeIf(date -> date.getYear() != year);
    return Map.copyOf(found);
  }

  /** A holiday of a country. */
  record Feast(String country, Holiday holiday) {
    /** As people in Brazil call it; what we have no name for, as the library does. */
    String name(Locale locale) {
      var ours = ResourceBundle.getBundle("dev.guiche.calendar.holidays", locale, NO_FALLBACK);
      String key = country + "." + holiday.getPropertiesKey();
      return ours.containsKey(key) ? ours.getString(key) : holiday.getDescription(locale);
    }
  }

  /** A country, and what lies within it on the way to one state or city. */
  private record Region(HolidayManager country, String code, String[] within) {
    static Region of(String written) {
      String[] path = written.strip().toLowerCase(Locale.ROOT).split("-", -1);
      var countries = HolidayManager.getSupportedCalendarCodes();
      if (!countries.contains(path[0].toUpperCase(Locale.ROOT))) {
        throw unknown(written, countries.stream());
      }
      var country = HolidayManager.getInstance(ManagerParameters.create(path[0]));
      String[] within = List.of(path).subList(1, path.length).toArray(String[]::new);
      var here = country.getCalendarHierarchy();
      for (String step : within) {
        var children = here.getChildren();
        var next = children.get(step);
        if (next == null) {
          throw unknown(written, children.entrySet().stream().map(Region::explained));
        }
        here = next;
      }
      return new Region(country, path[0], within);
    }

    private static String explained(Map.Entry<String, CalendarHierarchy> child) {
      return child.getKey() + " (" + child.getValue().getDescription(Locale.ROOT) + ")";
    }

    private static InvalidCalendar unknown(String written, Stream<String> known) {
      return new InvalidCalendar(
          Flaw.UNKNOWN_HOLIDAYS, written, known.sorted().collect(joining(", ")));
    }

    Stream<Holiday> holidays(int year) {
      return country.getHolidays(Year.of(year), within).stream()
          .filter(holiday -> holiday.getType() != HolidayType.OBSERVANCE)
          .filter(
              holiday ->
                  !code.equals("br") || !NO_HOLIDAYS_OF_BRAZIL.contains(holiday.getPropertiesKey()))
          .sorted();
    }
  }
}
