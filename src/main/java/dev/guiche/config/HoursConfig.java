package dev.guiche.config;

import dev.guiche.calendar.BusinessCalendar;
import java.util.Map;

/**
 * When we are open.
 *
 * @param house the hours of a desk that has none of its own; always open where the file says
 *     nothing
 * @param desks by the keys of the desks that have hours of their own
 * @param absence what becomes of those who come while a desk is closed that says nothing of it
 * @param absences the same, of desks that say something, by key
 */
public record HoursConfig(
    BusinessCalendar house,
    Map<String, BusinessCalendar> desks,
    AbsenceConfig absence,
    Map<String, AbsenceConfig> absences) {
  public HoursConfig {
    desks = Map.copyOf(desks);
    absences = Map.copyOf(absences);
  }

  /** What becomes of those who come while this desk is closed. */
  public AbsenceConfig absenceOf(String deskKey) {
    return absences.getOrDefault(deskKey, absence);
  }

  /** Desks that the file does not declare have the hours of the house. */
  public BusinessCalendar of(String deskKey) {
    return desks.getOrDefault(deskKey, house);
  }
}
