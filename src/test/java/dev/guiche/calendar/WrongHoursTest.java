package dev.guiche.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.guiche.calendar.InvalidCalendar.Flaw;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class WrongHoursTest {
  private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

  @Test
  void aCalendarThatIsNeverOpenIsRefused() {
    refused(Flaw.NEVER_OPEN, () -> BusinessCalendar.in(ZONE).build(), "Give a day");
    refused(Flaw.NEVER_OPEN, () -> BusinessCalendar.in(ZONE).weekdays().build());
    var wholeYear = Days.yearly(MonthDay.of(1, 1), MonthDay.of(12, 31));
    refused(
        Flaw.NEVER_OPEN,
        () -> week().special(SpecialDay.closed("Fechado para sempre", wholeYear)).build());
    refused(
        Flaw.NEVER_OPEN,
        () ->
            BusinessCalendar.in(ZONE)
                .special(SpecialDay.open("Feira", Days.on(date("2026-11-03")), Opening.ALL_DAY))
                .build(),
        "2027");
  }

  @Test
  void onceEachLeapYearIsNotNever() {
    var leap = SpecialDay.open("Bissexto", Days.yearly(MonthDay.of(2, 29)), Opening.ALL_DAY);
    var calendar = BusinessCalendar.in(ZONE).special(leap).build();
    assertThat(calendar.nextOpening(date("2026-11-03").atStartOfDay(ZONE).toInstant()))
        .isEqualTo(date("2028-02-29").atStartOfDay(ZONE).toInstant());
  }

  @Test
  void hoursOfADayThatOverlapAreRefused() {
    refused(
        Flaw.OVERLAP,
        () -> BusinessCalendar.in(ZONE).weekdays("13:00-18:00", "08:00-13:30"),
        "08:00-13:30 and 13:00-18:00");
    refused(
        Flaw.OVERLAP,
        () -> BusinessCalendar.in(ZONE).open(DayOfWeek.MONDAY, "20:00-02:00", "23:00-23:30"));
    assertThat(BusinessCalendar.in(ZONE).weekdays("13:00-18:00", "08:00-13:00").build())
        .isNotNull();
  }

  @Test
  void whatIsNoOpeningIsRefusedWithAnExample() {
    for (String text : new String[] {"", "8-12", "08:00", "08:00-25:00", "08:00-12:00-13:00"}) {
      refused(Flaw.NOT_AN_OPENING, () -> Opening.parse(text), "08:00-12:00");
    }
    refused(Flaw.NOT_AN_OPENING, () -> new Opening(LocalTime.of(8, 0, 0, 1), LocalTime.NOON));
  }

  @Property(tries = 300)
  void anyOtherTextIsAnOpeningOrRefused(@ForAll String text) {
    try {
      assertThat(Opening.parse(Opening.parse(text).toString())).isEqualTo(Opening.parse(text));
    } catch (InvalidCalendar e) {
      assertThat(e.flaw()).isEqualTo(Flaw.NOT_AN_OPENING);
    }
  }

  @Test
  void openingsAreReadAsPeopleWriteThem() {
    assertThat(Opening.parse(" 8:00 - 12:00")).hasToString("08:00-12:00");
    assertThat(Opening.parse("00:00-24:00")).isEqualTo(Opening.ALL_DAY);
    assertThat(Opening.parse("22:00-06:00")).hasToString("22:00-06:00");
  }

  @Test
  void unknownHolidaysAreRefusedWithWhatIsKnown() {
    refused(Flaw.UNKNOWN_HOLIDAYS, () -> week().holidays("XX").build(), "AD, AE");
    refused(Flaw.UNKNOWN_HOLIDAYS, () -> week().holidays("").build());
    refused(Flaw.UNKNOWN_HOLIDAYS, () -> week().holidays("BR-xx").build(), "pr (Paran");
    refused(Flaw.UNKNOWN_HOLIDAYS, () -> week().holidays("BR-sp-santos").build(), "csp");
    refused(Flaw.UNKNOWN_HOLIDAYS, () -> week().holidays("BR-sp-csp-mooca").build(), "BR-sp-csp");
  }

  @Test
  void specialDaysNeedALabelAndDatesInOrder() {
    refused(Flaw.NO_LABEL, () -> SpecialDay.closed(" ", Days.on(date("2026-11-03"))));
    refused(Flaw.BACKWARDS, () -> Days.between(date("2026-11-03"), date("2026-11-02")));
    refused(Flaw.FAR_DATE, () -> Days.on(date("0206-11-03")), "1900");
  }

  private static void refused(Flaw flaw, ThrowingCallable deed, String... said) {
    var refusal = catchThrowableOfType(InvalidCalendar.class, deed);
    assertThat(refusal).isNotNull();
    assertThat(refusal.flaw()).isEqualTo(flaw);
    assertThat(List.of(said)).allMatch(refusal.getMessage()::contains);
  }

  private static CalendarBuilder week() {
    return BusinessCalendar.in(ZONE).weekdays("08:00-18:00");
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }
}
