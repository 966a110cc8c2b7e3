package dev.guiche.config;

import dev.guiche.calendar.BusinessCalendar;
import java.util.Map;

/**
 * When we are open.
 *
 * @param house the hours of a desk that has none of its own; always open where the file says
 *     nothing
 * @param desks by the keys of the desks that the file declares
 */
public record HoursConfig(BusinessCalendar house, Map<String, BusinessCalendar> desks) {
  public HoursConfig {
    desks = Map.copyOf(desks);
  }

  /** Desks that the file does not declare have the hours of the house. */
  public BusinessCalendar of(String deskKey) {
    return desks.getOrDefault(deskKey, house);
  }
}
