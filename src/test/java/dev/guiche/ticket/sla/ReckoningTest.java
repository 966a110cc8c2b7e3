package dev.guiche.ticket.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.calendar.BusinessCalendar;
import dev.guiche.config.Span;
import dev.guiche.config.Span.Unit;
import dev.guiche.ticket.Deadline.Aim;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.sla.SlaRows.SlaRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In a desk that works from 8 to 18 on weekdays. 2026-07-13 is a Monday. */
class ReckoningTest {
  private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
  private static final BusinessCalendar HOURS =
      BusinessCalendar.in(ZONE).weekdays("08:00-18:00").build();

  private static Instant at(String time) {
    return LocalDateTime.parse("2026-07-" + time).atZone(ZONE).toInstant();
  }

  private static Stint ran(String from, String until) {
    return new Stint(true, at(from), until == null ? null : at(until));
  }

  private static Stint stood(String from, String until) {
    return new Stint(false, at(from), until == null ? null : at(until));
  }

  @ParameterizedTest
  @CsvSource({
    "13T10:00, 3, BUSINESS_DAYS, 16T18:00",
    "17T16:00, 4, BUSINESS_HOURS, 20T10:00",
    "17T16:00, 30, BUSINESS_MINUTES, 17T16:30",
    "17T16:00, 24, HOURS, 18T16:00",
    "17T16:00, 2, DAYS, 19T16:00",
    "17T16:00, 15, MINUTES, 17T16:15",
  })
  @Tag("TS-4")
  @Tag("IN-15")
  void aSpanIsCountedInItsOwnTime(String from, int amount, Unit unit, String due) {
    var reckoned = Reckoning.of(at(from), new Span(amount, unit), List.of(ran(from, null)), HOURS);
    assertThat(reckoned.due()).isEqualTo(at(due));
    assertThat(reckoned.pausedAt()).isNull();
    assertThat(reckoned.warn()).isBetween(at(from), at(due));
  }

  @Test
  void whereTheClockStoodNothingIsCounted() {
    var stints =
        List.of(ran("13T08:00", "13T10:00"), stood("13T10:00", "14T09:00"), ran("14T09:00", null));
    var four = new Span(4, Unit.BUSINESS_HOURS);
    assertThat(Reckoning.of(at("13T08:00"), four, stints, HOURS).due()).isEqualTo(at("14T11:00"));
    var days = new Span(3, Unit.BUSINESS_DAYS);
    assertThat(Reckoning.of(at("13T08:00"), days, stints, HOURS).due()).isEqualTo(at("17T18:00"));
  }

  @Test
  void whileItStandsItSaysWhenItWouldBeDueIfItRanOn() {
    var stints = List.of(ran("13T08:00", "13T10:00"), stood("13T10:00", null));
    var reckoned = Reckoning.of(at("13T08:00"), new Span(4, Unit.HOURS), stints, HOURS);
    assertThat(reckoned.pausedAt()).isEqualTo(at("13T10:00"));
    assertThat(reckoned.due()).isEqualTo(at("13T12:00"));
  }

  @Test
  void whatWasMissedBeforeTheClockStoodWasDueThen() {
    var stints =
        List.of(ran("13T08:00", "13T15:00"), stood("13T15:00", "14T09:00"), ran("14T09:00", null));
    assertThat(Reckoning.of(at("13T08:00"), new Span(4, Unit.HOURS), stints, HOURS).due())
        .isEqualTo(at("13T12:00"));
  }

  @Test
  void whatItTookAndWhatItHadAreCountedInItsOwnTime() {
    var stints =
        List.of(ran("13T08:00", "13T10:00"), stood("13T10:00", "14T09:00"), ran("14T09:00", null));
    var four = new Span(4, Unit.BUSINESS_HOURS);
    assertThat(spent(four, stints, "14T10:00")).isEqualTo(hours(3, 4));
    // Three days of ten hours, and what was left of the day on which the clock stood.
    var days = new Span(3, Unit.BUSINESS_DAYS);
    assertThat(spent(days, stints, "14T10:00")).isEqualTo(hours(3, 41));
    assertThat(spent(days, stints, "20T08:00")).isEqualTo(hours(41, 41));
    assertThat(spent(days, stints, "20T10:00")).isEqualTo(hours(43, 41));
  }

  private static Spending hours(int took, int allowed) {
    return new Spending(Duration.ofHours(took), Duration.ofHours(allowed));
  }

  private static Spending spent(Span span, List<Stint> stints, String now) {
    var due = Reckoning.of(at("13T08:00"), span, stints, HOURS).due();
    var ticket = new TicketId(1);
    var row =
        new SlaRow(
            1, ticket, Aim.SOLUTION, span.toString(), at("13T08:00"), due, null, null, false);
    return Spending.of(row, at(now), stints, HOURS);
  }

  @Test
  void aWarningComesWhenAQuarterOfTheTimeIsLeft() {
    var reckoned =
        Reckoning.of(
            at("17T16:00"),
            new Span(4, Unit.BUSINESS_HOURS),
            List.of(ran("17T16:00", null)),
            HOURS);
    assertThat(reckoned.warn()).isEqualTo(at("20T09:00"));
  }
}
