package dev.guiche.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** In November 2026 the 20th is a Friday and a holiday, the 2nd a Monday and one. */
class BusinessCalendarTest {
  private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
  private static final BusinessCalendar OFFICE = office().build();

  @Test
  void lunchIsClosed() {
    assertThat(OFFICE.isOpen(at("2026-11-03T11:59:59"))).isTrue();
    assertThat(OFFICE.isOpen(at("2026-11-03T12:00"))).isFalse();
    assertThat(OFFICE.nextOpening(at("2026-11-03T12:10"))).isEqualTo(at("2026-11-03T13:00"));
    assertThat(OFFICE.nextClosing(at("2026-11-03T08:00"))).contains(at("2026-11-03T12:00"));
  }

  @Test
  void theDeskReturnsAfterTheWeekendAndTheHoliday() {
    assertThat(OFFICE.nextOpening(at("2026-10-30T18:00"))).isEqualTo(at("2026-11-03T08:00"));
    assertThat(OFFICE.nextClosing(at("2026-10-30T18:00"))).contains(at("2026-11-03T12:00"));
  }

  @Test
  void whatIsOpenOpensNow() {
    assertThat(OFFICE.nextOpening(at("2026-11-03T09:30"))).isEqualTo(at("2026-11-03T09:30"));
  }

  @Test
  void hoursAreAddedOverLunchNightAndHoliday() {
    assertThat(OFFICE.add(at("2026-11-03T11:00"), Duration.ofHours(2)))
        .isEqualTo(at("2026-11-03T14:00"));
    assertThat(OFFICE.add(at("2026-10-30T17:00"), Duration.ofHours(4)))
        .isEqualTo(at("2026-11-03T11:00"));
  }

  @Test
  void hoursThatEndWithTheDayDoNotSpillIntoTheNext() {
    assertThat(OFFICE.add(at("2026-11-03T14:00"), Duration.ofHours(4)))
        .isEqualTo(at("2026-11-03T18:00"));
    assertThat(OFFICE.add(at("2026-11-03T18:00"), Duration.ZERO)).isEqualTo(at("2026-11-03T18:00"));
  }

  @Test
  void norDoHoursAndDaysThatEndWithTheYear() {
    assertThat(OFFICE.add(at("2026-12-31T14:00"), Duration.ofHours(4)))
        .isEqualTo(at("2026-12-31T18:00"));
    assertThat(OFFICE.add(at("2027-01-04T09:00"), Duration.ofHours(-1)))
        .isEqualTo(at("2027-01-04T08:00"));
    assertThat(OFFICE.addDays(at("2026-12-30T14:00"), 1)).isEqualTo(at("2026-12-31T18:00"));
    assertThat(OFFICE.addDays(at("2026-12-31T14:00"), 1)).isEqualTo(at("2027-01-04T18:00"));
  }

  @Test
  void nothingAddedWhileClosedIsTheNextOpening() {
    assertThat(OFFICE.add(at("2026-11-03T19:00"), Duration.ZERO)).isEqualTo(at("2026-11-04T08:00"));
  }

  @Test
  void aWarningIsSoManyBusinessHoursBeforeTheDeadline() {
    assertThat(OFFICE.add(at("2026-11-03T09:00"), Duration.ofHours(-2)))
        .isEqualTo(at("2026-10-30T17:00"));
    assertThat(OFFICE.add(at("2026-11-03T09:00"), Duration.ofHours(-1)))
        .isEqualTo(at("2026-11-03T08:00"));
  }

  @Test
  void onlyOpenTimeIsMeasured() {
    assertThat(OFFICE.between(at("2026-10-30T17:30"), at("2026-11-03T08:30")))
        .isEqualTo(Duration.ofHours(1));
    assertThat(OFFICE.between(at("2026-11-03T08:30"), at("2026-10-30T17:30")))
        .isEqualTo(Duration.ofHours(-1));
    assertThat(OFFICE.between(at("2026-10-31T00:00"), at("2026-11-03T08:00"))).isZero();
  }

  @Test
  void aMillisecondIsNotLost() {
    var moment = at("2026-11-03T17:59:59.900");
    assertThat(OFFICE.add(moment, Duration.ofMillis(200))).isEqualTo(at("2026-11-04T08:00:00.100"));
  }

  @Test
  void threeBusinessDaysEndWithTheThirdDaysWork() {
    assertThat(OFFICE.addDays(at("2026-11-03T08:01"), 3)).isEqualTo(at("2026-11-06T18:00"));
    assertThat(OFFICE.addDays(at("2026-11-03T23:00"), 3)).isEqualTo(at("2026-11-06T18:00"));
  }

  @Test
  void whatCameInOnAFreeDayCountsFromTheNextBusinessDay() {
    var wednesday = at("2026-11-11T18:00");
    assertThat(OFFICE.addDays(at("2026-11-06T10:00"), 3)).isEqualTo(wednesday);
    assertThat(OFFICE.addDays(at("2026-11-07T10:00"), 3)).isEqualTo(wednesday);
    assertThat(OFFICE.addDays(at("2026-11-08T23:59"), 3)).isEqualTo(wednesday);
  }

  @Test
  void noDaysAreTheRestOfTheSameDay() {
    assertThat(OFFICE.addDays(at("2026-11-03T08:01"), 0)).isEqualTo(at("2026-11-03T18:00"));
    assertThat(OFFICE.addDays(at("2026-11-03T18:01"), 0)).isEqualTo(at("2026-11-04T18:00"));
    assertThat(OFFICE.addDays(at("2026-10-31T09:00"), 0)).isEqualTo(at("2026-11-03T18:00"));
  }

  @Test
  void daysAreNotCountedBack() {
    assertThatThrownBy(() -> OFFICE.addDays(at("2026-11-03T08:00"), -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void businessDaysAreCountedByTheirDates() {
    assertThat(OFFICE.businessDaysBetween(at("2026-11-03T08:00"), at("2026-11-03T18:00"))).isZero();
    assertThat(OFFICE.businessDaysBetween(at("2026-11-03T18:00"), at("2026-11-04T07:00"))).isOne();
    assertThat(OFFICE.businessDaysBetween(at("2026-11-19T10:00"), at("2026-11-23T10:00"))).isOne();
    assertThat(OFFICE.businessDaysBetween(at("2026-11-23T10:00"), at("2026-11-19T10:00")))
        .isEqualTo(-1);
    assertThat(OFFICE.businessDaysBetween(at("2025-12-31T10:00"), at("2026-12-31T10:00")))
        .isEqualTo(252);
  }

  @Test
  void aNightBelongsToTheDayOnWhichItBegins() {
    var nights = BusinessCalendar.in(ZONE).weekdays("22:00-06:00").build();
    assertThat(nights.isOpen(at("2026-11-07T05:59"))).isTrue();
    assertThat(nights.isOpen(at("2026-11-09T05:59"))).isFalse();
    assertThat(nights.add(at("2026-11-06T23:00"), Duration.ofHours(8)))
        .isEqualTo(at("2026-11-09T23:00"));
    assertThat(nights.addDays(at("2026-11-04T02:00"), 1)).isEqualTo(at("2026-11-05T06:00"));
    assertThat(nights.addDays(at("2026-11-04T07:00"), 1)).isEqualTo(at("2026-11-06T06:00"));
  }

  @Test
  void aNightBeforeAHolidayIsWorkedToItsEndAndTheHolidaysNightIsNot() {
    var nights = BusinessCalendar.in(ZONE).everyDay("22:00-06:00").holidays("BR").build();
    assertThat(nights.isOpen(at("2026-12-25T05:00"))).isTrue();
    assertThat(nights.nextOpening(at("2026-12-25T06:00"))).isEqualTo(at("2026-12-26T22:00"));
  }

  @Test
  void aNightGoesOnOverNewYear() {
    var nights = BusinessCalendar.in(ZONE).everyDay("22:00-06:00").build();
    assertThat(nights.nextClosing(at("2026-12-31T23:00"))).contains(at("2027-01-01T06:00"));
    assertThat(nights.add(at("2026-12-31T23:00"), Duration.ofHours(7)))
        .isEqualTo(at("2027-01-01T06:00"));
    assertThat(nights.between(at("2026-12-31T23:00"), at("2027-01-01T02:00")))
        .isEqualTo(Duration.ofHours(3));
  }

  @Test
  void whoNeverClosesHasNoClosing() {
    var always = BusinessCalendar.in(ZONE).everyDay("00:00-24:00").build();
    assertThat(always.nextClosing(at("2026-11-03T08:00"))).isEmpty();
    assertThat(always.add(at("2026-11-03T08:00"), Duration.ofDays(1000)))
        .isEqualTo(at("2026-11-03T08:00").plus(Duration.ofDays(1000)));
  }

  @Test
  void aWholeDayClosesOnlyForTheHoliday() {
    var always = BusinessCalendar.in(ZONE).everyDay("00:00-24:00").holidays("BR").build();
    assertThat(always.nextClosing(at("2026-12-26T00:00"))).contains(at("2027-01-01T00:00"));
    assertThat(always.nextOpening(at("2027-01-01T00:00"))).isEqualTo(at("2027-01-02T00:00"));
  }

  @Test
  void theMorningMayBeginBeforeTheNightEnds() {
    var calendar =
        BusinessCalendar.in(ZONE)
            .open(DayOfWeek.FRIDAY, "22:00-06:00")
            .open(DayOfWeek.SATURDAY, "05:00-12:00")
            .build();
    assertThat(calendar.nextClosing(at("2026-11-06T23:00"))).contains(at("2026-11-07T12:00"));
    assertThat(calendar.between(at("2026-11-06T00:00"), at("2026-11-08T00:00")))
        .isEqualTo(Duration.ofHours(14));
  }

  @Test
  void aSpecialDayBeatsTheHolidayAndTheWeek() {
    var calendar =
        office()
            .special(
                SpecialDay.open(
                    "Plantão", Days.on(date("2026-12-25")), Opening.parse("09:00-11:00")),
                SpecialDay.closed("Mudança de prédio", Days.on(date("2026-12-23"))))
            .build();
    assertThat(calendar.nextOpening(at("2026-12-24T18:00"))).isEqualTo(at("2026-12-25T09:00"));
    assertThat(calendar.whyClosed(date("2026-12-25"))).isEmpty();
    assertThat(calendar.whyClosed(date("2026-12-23"))).contains("Mudança de prédio");
  }

  @Test
  void aDateBeatsWhatComesEachYearAndTheShorterBeatsTheLonger() {
    var calendar =
        office()
            .special(
                SpecialDay.closed("Recesso", Days.yearly(MonthDay.of(12, 21), MonthDay.of(1, 3))),
                SpecialDay.closed("Inventário", Days.yearly(MonthDay.of(12, 30))),
                SpecialDay.open(
                    "Plantão",
                    Days.between(date("2026-12-29"), date("2026-12-30")),
                    Opening.parse("10:00-12:00")))
            .build();
    assertThat(calendar.whyClosed(date("2026-12-28"))).contains("Recesso");
    assertThat(calendar.whyClosed(date("2027-01-03"))).contains("Recesso");
    assertThat(calendar.nextOpening(at("2026-12-18T18:00"))).isEqualTo(at("2026-12-29T10:00"));
    assertThat(calendar.nextOpening(at("2026-12-29T12:00"))).isEqualTo(at("2026-12-30T10:00"));
    assertThat(calendar.whyClosed(date("2027-12-30"))).contains("Inventário");
    assertThat(calendar.nextOpening(at("2026-12-30T12:00"))).isEqualTo(at("2027-01-04T08:00"));
  }

  @Test
  void carnavalIsTheDesksChoice() {
    assertThat(OFFICE.isBusinessDay(date("2027-02-09"))).isTrue();
    var resting =
        office()
            .special(
                SpecialDay.CARNAVAL,
                SpecialDay.ashWednesday(Opening.parse("13:00-18:00")),
                SpecialDay.CORPUS_CHRISTI)
            .build();
    assertThat(resting.nextOpening(at("2027-02-05T18:00"))).isEqualTo(at("2027-02-10T13:00"));
    assertThat(resting.whyClosed(date("2027-02-08"))).contains("Carnaval");
    assertThat(resting.whyClosed(date("2027-02-09"))).contains("Carnaval");
    assertThat(resting.whyClosed(date("2026-06-04"))).contains("Corpus Christi");
  }

  @Test
  void aDayWithoutWorkNeedsNoReason() {
    assertThat(OFFICE.whyClosed(date("2026-11-07"))).isEmpty();
    assertThat(OFFICE.isBusinessDay(date("2026-11-07"))).isFalse();
  }

  @Test
  void yearsThatNobodyMeansAreRefused() {
    assertThatThrownBy(() -> OFFICE.isOpen(Instant.MAX)).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> OFFICE.isOpen(Instant.EPOCH.minus(Duration.ofDays(40_000))))
        .isInstanceOf(DateTimeException.class)
        .hasMessageContaining("1900");
    assertThatThrownBy(() -> OFFICE.add(at("2026-11-03T08:00"), Duration.ofDays(1_000_000)))
        .isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> OFFICE.whyClosed(LocalDate.MAX)).isInstanceOf(DateTimeException.class);
    assertThatThrownBy(() -> OFFICE.addDays(at("2026-11-03T08:00"), Integer.MAX_VALUE))
        .isInstanceOf(DateTimeException.class);
  }

  private static CalendarBuilder office() {
    return BusinessCalendar.in(ZONE).weekdays("08:00-12:00", "13:00-18:00").holidays("BR");
  }

  private static Instant at(String wall) {
    return LocalDateTime.parse(wall).atZone(ZONE).toInstant();
  }

  private static LocalDate date(String text) {
    return LocalDate.parse(text);
  }
}
