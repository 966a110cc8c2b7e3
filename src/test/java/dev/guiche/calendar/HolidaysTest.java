package dev.guiche.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HolidaysTest {
  @Test
  void brazilRestsOnTheseDaysOf2026() {
    assertThat(holidays(of("BR"), 2026))
        .isEqualTo(
            Map.ofEntries(
                Map.entry("2026-01-01", "Confraternização Universal"),
                Map.entry("2026-04-03", "Paixão de Cristo"),
                Map.entry("2026-04-05", "Páscoa"),
                Map.entry("2026-04-21", "Tiradentes"),
                Map.entry("2026-05-01", "Dia do Trabalho"),
                Map.entry("2026-09-07", "Independência do Brasil"),
                Map.entry("2026-10-12", "Nossa Senhora Aparecida"),
                Map.entry("2026-11-02", "Finados"),
                Map.entry("2026-11-15", "Proclamação da República"),
                Map.entry("2026-11-20", "Dia Nacional de Zumbi e da Consciência Negra"),
                Map.entry("2026-12-25", "Natal")));
  }

  @Test
  void andOnTheseOf2027() {
    assertThat(holidays(of("BR"), 2027).keySet())
        .containsExactly(
            "2027-01-01",
            "2027-03-26",
            "2027-03-28",
            "2027-04-21",
            "2027-05-01",
            "2027-09-07",
            "2027-10-12",
            "2027-11-02",
            "2027-11-15",
            "2027-11-20",
            "2027-12-25");
  }

  @Test
  void whatIsOptionalInBrazilIsNoHoliday() {
    assertThat(holidays(of("BR-rj-crj"), 2026))
        .doesNotContainKeys("2026-02-16", "2026-02-17", "2026-02-18", "2026-06-04");
  }

  @Test
  void aStateAddsItsDaysToTheCountrys() {
    var days = holidays(of("BR-sp"), 2027);
    assertThat(days).containsEntry("2027-07-09", "Revolução Constitucionalista");
    assertThat(days).containsKey("2027-09-07");
    assertThat(days).doesNotContainKey("2027-01-25");
    assertThat(holidays(of("BR-RS"), 2026)).containsEntry("2026-09-20", "Revolução Farroupilha");
  }

  @Test
  void aCityAddsItsDaysToTheStates() {
    assertThat(holidays(of("BR-SP-csp"), 2027)).containsKeys("2027-01-25", "2027-07-09");
    assertThat(holidays(of("br-pr-cu"), 2026))
        .containsEntry("2026-09-08", "Nossa Senhora da Luz dos Pinhais");
    assertThat(holidays(of("BR-mg-bh"), 2026)).containsKeys("2026-08-15", "2026-12-08");
  }

  @Test
  void aCityThatTheLibraryDoesNotKnowGivesItsDaysByHand() {
    var maringa =
        of("BR-pr")
            .special(SpecialDay.closed("Aniversário de Maringá", Days.yearly(MonthDay.of(5, 10))));
    assertThat(holidays(maringa, 2026)).containsEntry("2026-05-10", "Aniversário de Maringá");
    assertThat(holidays(maringa, 2027)).containsEntry("2027-05-10", "Aniversário de Maringá");
  }

  @Test
  void severalRegionsRestTogether() {
    assertThat(holidays(of("BR-sp").holidays("PT"), 2026)).containsKeys("2026-07-09", "2026-06-10");
  }

  @Test
  void carnavalIsPublicWhereTheLawSaysSoAndNotWhereItIsOnlyKept() {
    assertThat(holidays(of("PT"), 2026)).doesNotContainKey("2026-02-17");
    assertThat(holidays(of("AR"), 2026)).containsKeys("2026-02-16", "2026-02-17");
  }

  @Test
  void aHolidayThatIsObservedLaterClosesOnBothDays() {
    assertThat(holidays(of("GB-eng"), 2027)).containsKeys("2027-12-25", "2027-12-27");
  }

  @Test
  void aNewYearsDayMayBeObservedInTheOldYear() {
    assertThat(holidays(of("US"), 2027)).containsKey("2027-12-31");
    assertThat(holidays(of("US"), 2028)).containsKey("2028-01-01");
  }

  @Test
  void otherLanguagesAreTheLibrarys() {
    var calendar = of("BR").build();
    var christmas = LocalDate.of(2026, 12, 25);
    assertThat(calendar.whyClosed(christmas, Locale.ENGLISH)).contains("Christmas");
    assertThat(calendar.whyClosed(christmas, Locale.FRENCH)).contains("Noël");
  }

  @Test
  void easterIsWhereTheLibrarySeesIt() {
    var years = new Holidays(List.of("BR"));
    for (int year = 1900; year <= 2400; year++) {
      var sunday = Easter.sunday(year);
      assertThat(sunday.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
      assertThat(years.on(sunday.minusDays(2))).as("Good Friday of %s", year).isPresent();
      assertThat(years.on(sunday)).as("Easter of %s", year).isPresent();
    }
  }

  private static CalendarBuilder of(String region) {
    return BusinessCalendar.in(ZoneId.of("America/Sao_Paulo"))
        .everyDay("00:00-24:00")
        .holidays(region);
  }

  private static Map<String, String> holidays(CalendarBuilder builder, int year) {
    var calendar = builder.build();
    var found = new TreeMap<String, String>();
    for (var day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
      String date = day.toString();
      calendar.whyClosed(day).ifPresent(name -> found.put(date, name));
      assertThat(calendar.isBusinessDay(day)).isNotEqualTo(found.containsKey(date));
    }
    return found;
  }
}
