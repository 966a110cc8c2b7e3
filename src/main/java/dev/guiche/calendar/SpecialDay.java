package dev.guiche.calendar;

import dev.guiche.calendar.InvalidCalendar.Flaw;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * Days that are not like others, whatever the week and the holidays say: closed, or with hours of
 * their own.
 *
 * @param label what people read when they ask why
 * @param openings in the order of the day; none: closed
 */
public record SpecialDay(String label, Days days, List<Opening> openings) {
  /**
   * Carnaval's Monday and Tuesday. No national holiday, but most of Brazil rests; so does the state
   * of Rio de Janeiro by law.
   */
  public static final SpecialDay CARNAVAL = closed("Carnaval", new Days.FromEaster(-48, -47));

  /** No national holiday, but one in many cities. */
  public static final SpecialDay CORPUS_CHRISTI = closed("Corpus Christi", Days.easter(60));

  /** A date before days of each year; then the shorter before the longer. */
  static final Comparator<SpecialDay> FIRST_HEARD =
      Comparator.comparing((SpecialDay special) -> !(special.days() instanceof Days.Dated))
          .thenComparingLong(special -> special.days().length());

  /**
   * @throws InvalidCalendar when it has no label or its hours overlap
   */
  public SpecialDay {
    if (label.isBlank()) {
      throw new InvalidCalendar(Flaw.NO_LABEL);
    }
    openings = Opening.inOrder(openings);
  }

  public static SpecialDay closed(String label, Days days) {
    return new SpecialDay(label, days, List.of());
  }

  public static SpecialDay open(String label, Days days, Opening... openings) {
    return new SpecialDay(label, days, List.of(openings));
  }

  /** Work begins when the ashes have been given. */
  public static SpecialDay ashWednesday(Opening... openings) {
    return open("Quarta-feira de Cinzas", Days.easter(-46), openings);
  }

  boolean isOn(LocalDate date) {
    return days.include(date);
  }
}
