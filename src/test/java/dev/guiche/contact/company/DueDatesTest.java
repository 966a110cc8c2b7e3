package dev.guiche.contact.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("IN-22")
class DueDatesTest {
  /**
   * 002, rule 28: "Se o vencimento for dia 05 de cada mês o bloqueio ocorrerá no dia 12. Dia 15
   * será bloqueado no dia 22."
   */
  @ParameterizedTest
  @CsvSource({"5, 2026-03-05, 2026-03-12", "15, 2026-03-15, 2026-03-22"})
  void theBlockIsOnTheSeventhDayAfter(int day, LocalDate due, LocalDate block) {
    assertThat(DueDates.inTheMonthOf(LocalDate.of(2026, 3, 1), day))
        .isEqualTo(new DueDates(due, block));
  }

  @Test
  void aShortMonthIsDueOnItsLastDay() {
    assertThat(DueDates.inTheMonthOf(LocalDate.of(2026, 2, 10), 31))
        .isEqualTo(new DueDates(LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 7)));
    assertThat(DueDates.inTheMonthOf(LocalDate.of(2028, 2, 10), 30).due())
        .isEqualTo(LocalDate.of(2028, 2, 29));
  }

  @Test
  void theBlockMayFallIntoTheNextYear() {
    assertThat(DueDates.inTheMonthOf(LocalDate.of(2026, 12, 31), 28).block())
        .isEqualTo(LocalDate.of(2027, 1, 4));
  }
}
