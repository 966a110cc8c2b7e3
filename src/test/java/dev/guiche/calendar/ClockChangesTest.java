package dev.guiche.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** What desks live through when clocks are changed. */
class ClockChangesTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId SAO_PAULO = ZoneId.of("America/Sao_Paulo");
  private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");
  private static final ZoneId APIA = ZoneId.of("Pacific/Apia");

  @Test
  void theNightInWhichTheClockIsPutForwardIsAnHourShorter() {
    assertThat(night(NEW_YORK, "2026-03-07")).isEqualTo(Duration.ofHours(7));
    assertThat(night(NEW_YORK, "2026-03-14")).isEqualTo(Duration.ofHours(8));
    assertThat(night(NEW_YORK, "2026-10-31")).isEqualTo(Duration.ofHours(9));
  }

  @Test
  void inBrazilMidnightItselfWasSkippedAndRepeated() {
    assertThat(wholeDay(SAO_PAULO, "2018-11-04")).isEqualTo(Duration.ofHours(23));
    assertThat(wholeDay(SAO_PAULO, "2018-02-17")).isEqualTo(Duration.ofHours(25));
    var calendar = BusinessCalendar.in(SAO_PAULO).everyDay("00:00-06:00").build();
    var opening = LocalDateTime.parse("2018-11-04T01:00").atZone(SAO_PAULO).toInstant();
    assertThat(calendar.nextOpening(opening.minusSeconds(3600))).isEqualTo(opening);
    assertThat(calendar.add(opening, Duration.ofHours(5)))
        .isEqualTo(opening.plus(Duration.ofHours(5)));
  }

  @Test
  void halfAnHourIsAClockChangeToo() {
    assertThat(wholeDay(LORD_HOWE, "2026-04-05")).isEqualTo(Duration.ofMinutes(24 * 60 + 30));
    assertThat(wholeDay(LORD_HOWE, "2026-10-04")).isEqualTo(Duration.ofMinutes(24 * 60 - 30));
  }

  @Test
  void hoursThatTheClockJumpsOverAreNoHours() {
    var calendar = BusinessCalendar.in(NEW_YORK).everyDay("02:00-02:30").build();
    assertThat(calendar.isBusinessDay(LocalDate.parse("2026-03-08"))).isFalse();
    assertThat(open(calendar, "2026-03-08")).isZero();
    assertThat(open(calendar, "2026-03-09")).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void hoursThatBeginInTheJumpBeginWithIt() {
    var calendar = BusinessCalendar.in(NEW_YORK).everyDay("02:30-05:00").build();
    assertThat(open(calendar, "2026-03-08")).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void aTimeShownTwiceIsMeantTheFirstTime() {
    var calendar = BusinessCalendar.in(NEW_YORK).everyDay("00:00-01:30", "01:30-04:00").build();
    assertThat(open(calendar, "2026-11-01")).isEqualTo(Duration.ofHours(5));
    var early = BusinessCalendar.in(NEW_YORK).everyDay("01:00-01:30").build();
    assertThat(open(early, "2026-11-01")).isEqualTo(Duration.ofMinutes(30));
  }

  @Test
  void aDateThatNeverWasIsNoBusinessDay() {
    var calendar = BusinessCalendar.in(APIA).everyDay("08:00-12:00").build();
    assertThat(calendar.isBusinessDay(LocalDate.parse("2011-12-29"))).isTrue();
    assertThat(calendar.isBusinessDay(LocalDate.parse("2011-12-30"))).isFalse();
    assertThat(calendar.isBusinessDay(LocalDate.parse("2011-12-31"))).isTrue();
    var thursday = LocalDateTime.parse("2011-12-29T11:00").atZone(APIA).toInstant();
    var saturday = LocalDateTime.parse("2011-12-31T12:00").atZone(APIA).toInstant();
    assertThat(calendar.addDays(thursday, 1)).isEqualTo(saturday);
    assertThat(calendar.between(thursday, saturday)).isEqualTo(Duration.ofHours(5));
  }

  private static Duration night(ZoneId zone, String date) {
    var calendar = BusinessCalendar.in(zone).everyDay("22:00-06:00").build();
    var noon = LocalDate.parse(date).atTime(12, 0).atZone(zone);
    return calendar.between(noon.toInstant(), noon.plusDays(1).toInstant());
  }

  private static Duration wholeDay(ZoneId zone, String date) {
    return open(BusinessCalendar.in(zone).everyDay("00:00-24:00").build(), date);
  }

  private static Duration open(BusinessCalendar calendar, String date) {
    var day = LocalDate.parse(date);
    return calendar.between(
        day.atStartOfDay(calendar.zone()).toInstant(),
        day.plusDays(1).atStartOfDay(calendar.zone()).toInstant());
  }
}
