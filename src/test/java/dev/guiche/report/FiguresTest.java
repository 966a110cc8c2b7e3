package dev.guiche.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.config.ConfigReader;
import dev.guiche.contact.company.CompanyId;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each figure, computed by hand on a small past. */
class FiguresTest {
  private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");
  private static final double MINUTE = 60;
  private static final double HOUR = 3600;

  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private final Past past = new Past(db.database(), ZoneId.of("America/Sao_Paulo"));
  private final Reports reports =
      new Reports(
          db.database(),
          ConfigReader.read(
              Path.of("src/test/resources/dev/guiche/ticket/channels.yml"),
              Map.of(),
              Locale.ENGLISH));
  private long maria;

  @BeforeEach
  void begin() {
    past.forget();
    maria = past.contact("Maria", "Padaria Sol");
  }

  private static Question march() {
    return Question.of(
        LocalDate.parse("2026-03-01"),
        LocalDate.parse("2026-03-31"),
        ZoneId.of("America/Sao_Paulo"));
  }

  private Report report(String figure) {
    return report(figure, march());
  }

  private Report report(String figure, Question question) {
    return reports.compute(figure, question, PORTUGUESE).orElseThrow();
  }

  private static List<Double> line(Report report, String key) {
    return report.lines().stream()
        .filter(line -> line.key().equals(key))
        .findFirst()
        .orElseThrow()
        .values();
  }

  @Test
  @Tag("CU-4")
  void aTalkLastsFromTheFirstWordToItsEndAndATicketWhileItsClockRan() {
    var talk = past.talk(maria, "bot", "2026-03-02T09:00");
    past.close(talk, "solved", "Certificado trocado", "2026-03-02T09:30");
    var other = past.talk(maria, "bot", "2026-03-02T10:00");
    past.close(other, "abandoned", null, "2026-03-02T11:30");
    var spam = past.talk(maria, "bot", "2026-03-02T12:00");
    past.close(spam, "spam", null, "2026-03-02T20:00");
    var ticket = past.ticket(maria, "problema", "2026-03-02T08:00");
    past.stood(ticket, "aberto", true, "2026-03-02T08:00", "2026-03-02T10:00");
    past.stood(ticket, "aguardando", false, "2026-03-02T10:00", "2026-03-05T10:00");
    past.stood(ticket, "aberto", true, "2026-03-05T10:00", "2026-03-05T13:00");
    past.stood(ticket, "resolvido", false, "2026-03-05T13:00", null);
    past.close(ticket, "2026-03-05T13:00");

    var found = report("service-time");

    assertThat(found.lines()).hasSize(31);
    assertThat(line(found, "2026-03-02")).containsExactly(2.0, 60 * MINUTE, 0.0, null);
    assertThat(line(found, "2026-03-05")).containsExactly(0.0, null, 1.0, 5 * HOUR);
    assertThat(line(found, "2026-03-06")).containsExactly(0.0, null, 0.0, null);
    assertThat(found.totals()).containsExactly(2.0, 60 * MINUTE, 1.0, 5 * HOUR);
  }

  @Test
  void aDayBeginsAndEndsAtMidnightOfTheHouse() {
    past.close(past.talk(maria, "bot", "2026-02-28T23:50"), "solved", "a", "2026-02-28T23:59:59");
    past.close(past.talk(maria, "bot", "2026-02-28T23:50"), "solved", "a", "2026-03-01T00:00");
    past.close(past.talk(maria, "bot", "2026-03-31T23:00"), "solved", "a", "2026-03-31T23:59:59");
    past.close(past.talk(maria, "bot", "2026-03-31T23:00"), "solved", "a", "2026-04-01T00:00");

    var found = report("service-time");

    assertThat(line(found, "2026-03-01").getFirst()).isEqualTo(1);
    assertThat(line(found, "2026-03-31").getFirst()).isEqualTo(1);
    assertThat(found.totals().getFirst()).isEqualTo(2);
  }

  @Test
  void aDayThatTheClockMakesLongerIsCountedAsOneDay() {
    var lisbon = ZoneId.of("Europe/Lisbon");
    var there = new Past(db.database(), lisbon);
    // 25 October 2026 has 25 hours there.
    there.talk(maria, "bot", "2026-10-25T00:00");
    there.talk(past.contact("Rui", null), "bot", "2026-10-25T23:59");
    there.talk(past.contact("Ana", null), "bot", "2026-10-26T00:00");
    var day = LocalDate.parse("2026-10-25");

    var found = report("volume-by-day", Question.of(day, day.plusDays(1), lisbon));

    assertThat(line(found, "2026-10-25").getFirst()).isEqualTo(2);
    assertThat(line(found, "2026-10-26").getFirst()).isEqualTo(1);
  }

  @Test
  @Tag("CU-4")
  void eachPassageThroughAStageCountsWhereItEnded() {
    var ticket = past.ticket(maria, "problema", "2026-02-20T08:00");
    past.stood(ticket, "aberto", true, "2026-02-20T08:00", "2026-02-28T08:00");
    past.stood(ticket, "aguardando", false, "2026-02-28T08:00", "2026-03-02T08:00");
    past.stood(ticket, "aberto", true, "2026-03-02T08:00", "2026-03-02T10:00");
    past.stood(ticket, "aguardando", false, "2026-03-02T10:00", "2026-03-02T16:00");
    past.stood(ticket, "aberto", true, "2026-03-02T16:00", null);

    var found = report("stage-time");

    assertThat(line(found, "padrao/aberto")).containsExactly(1.0, 2 * HOUR, 2 * HOUR, 2 * HOUR);
    assertThat(line(found, "padrao/aguardando"))
        .containsExactly(2.0, 27 * HOUR, 27 * HOUR, 48 * HOUR);
    assertThat(found.lines()).extracting(Report.Line::label).contains("Aberto · padrao");
    assertThat(found.totals().getFirst()).isEqualTo(3);
  }

  @Test
  @Tag("TS-4")
  void theMeanTimeOfAnswerCountsOurFirstWordThatTheCustomerMayRead() {
    var answered = past.ticket(maria, "duvida", "2026-03-02T09:00");
    past.said("ticket", answered, "message", "customer", "2026-03-02T09:00");
    past.said("ticket", answered, "message", "system", "2026-03-02T09:01");
    past.said("ticket", answered, "note", "consultant", "2026-03-02T09:10");
    past.said("ticket", answered, "message", "consultant", "2026-03-02T11:00");
    past.said("ticket", answered, "message", "consultant", "2026-03-02T15:00");
    var late = past.ticket(maria, "duvida", "2026-03-02T10:00");
    past.said("ticket", late, "message", "consultant", "2026-03-03T08:00");
    past.ticket(maria, "duvida", "2026-03-02T12:00");

    var found = report("ticket-answer");

    assertThat(line(found, "2026-03-02")).containsExactly(3.0, 2.0, 12 * HOUR, 12 * HOUR);
    assertThat(found.totals()).containsExactly(3.0, 2.0, 12 * HOUR, 12 * HOUR);
  }

  @Test
  void somebodyWaitsUntilAPersonAnswers() {
    for (int i = 1; i <= 3; i++) {
      var talk = past.talk(past.contact("Cliente " + i, null), "bot", "2026-03-02T09:00");
      past.said("conversation", talk, "message", "customer", "2026-03-02T09:00");
      past.said("conversation", talk, "message", "system", "2026-03-02T09:00:30");
      if (i < 3) {
        past.said("conversation", talk, "message", "consultant", "2026-03-02T09:0" + i);
      }
    }

    assertThat(report("waiting").totals())
        .containsExactly(3.0, 2.0, 1.5 * MINUTE, 1.5 * MINUTE, 1.9 * MINUTE);
  }

  @Test
  @Tag("CU-4")
  void kindsOfErrorAreCountedByCategory() {
    past.ticket(maria, "problema", "2026-03-02T09:00");
    past.close(past.ticket(maria, "problema", "2026-03-03T09:00"), "2026-03-04T09:00");
    past.ticket(maria, "problema", "2026-03-04T09:00");
    past.ticket(maria, "duvida", "2026-03-05T09:00");
    past.ticket(maria, "duvida", "2026-04-01T09:00");

    var found = report("error-kinds");

    assertThat(line(found, "padrao/problema")).containsExactly(3.0, 0.75, 2.0);
    assertThat(line(found, "padrao/duvida")).containsExactly(1.0, 0.25, 1.0);
    assertThat(found.lines().getFirst().label()).isEqualTo("Problema · padrao");
    assertThat(found.totals()).containsExactly(4.0, 1.0, 3.0);
  }

  @Test
  @Tag("CU-4")
  void modulesWithTheMostRequestsComeFirst() {
    for (var module : List.of("Fiscal", "Estoque", "Fiscal", " ")) {
      var ticket = past.ticket(maria, "problema", "2026-03-02T09:00");
      db.database()
          .update(
              """
              update ticket set workflow = 'rgsoft', fields = jsonb_build_object('modulo', $2::text) where id = $1
              """,
              ticket,
              module);
    }
    // A workflow that has no field of the module.
    db.database()
        .update(
            "update ticket set fields = '{\"modulo\": \"Fiscal\"}' where id = $1",
            past.ticket(maria, "problema", "2026-03-02T09:00"));

    var found = report("modules");

    assertThat(found.lines().getFirst().label()).isEqualTo("Fiscal");
    assertThat(line(found, "Fiscal")).containsExactly(2.0, 0.4, 2.0);
    assertThat(line(found, "Estoque")).containsExactly(1.0, 0.2, 1.0);
    assertThat(line(found, "—")).containsExactly(2.0, 0.4, 2.0);
    assertThat(found.totals()).containsExactly(5.0, 1.0, 5.0);
  }

  @Test
  void whatComesInIsCountedFromEachSide() {
    var finance = past.desk("financeiro");
    var talk = past.talk(maria, "bot", "2026-03-02T09:15");
    past.link(past.ticket(maria, "problema", "2026-03-02T09:45"), talk);
    past.talk(past.contact("Rui", null), "site", finance, "2026-03-02T23:10");

    assertThat(line(report("volume-by-hour"), "9")).containsExactly(1.0, 1.0);
    assertThat(line(report("volume-by-hour"), "23")).containsExactly(1.0, 0.0);
    assertThat(line(report("volume-by-channel"), "bot")).containsExactly(1.0, 1.0);
    assertThat(line(report("volume-by-channel"), "site")).containsExactly(1.0, 0.0);
    assertThat(line(report("volume-by-desk"), "Financeiro")).containsExactly(1.0, 0.0);
    assertThat(line(report("volume-by-day"), "2026-03-02")).containsExactly(2.0, 1.0);
  }

  @Test
  void aFigureCanBeOneDesksOneConsultantsOrOneCompanys() {
    var finance = past.desk("financeiro");
    var ana = past.consultant("Ana " + System.nanoTime());
    var talk = past.talk(maria, "bot", finance, "2026-03-02T09:15");
    db.database().update("update conversation set consultant_id = $2 where id = $1", talk, ana);
    past.talk(past.contact("Rui", "Outra"), "bot", "2026-03-02T10:00");
    var march = march();
    long sun =
        db.database()
            .one(
                "select company_id as id from contact where id = $1",
                row -> row.number("id"),
                maria);

    assertThat(begun(march, finance, null, null)).isEqualTo(1);
    assertThat(begun(march, null, ana, null)).isEqualTo(1);
    assertThat(begun(march, null, null, sun)).isEqualTo(1);
    assertThat(begun(march, null, null, Long.MAX_VALUE)).isZero();
    assertThat(begun(march, null, null, null)).isEqualTo(2);
  }

  private Double begun(Question march, Long desk, Long consultant, Long company) {
    var question =
        new Question(
            march.from(),
            march.until(),
            march.zone(),
            desk == null ? null : new DeskId(desk),
            consultant == null ? null : new ConsultantId(consultant),
            company == null ? null : new CompanyId(company));
    return report("volume-by-day", question).totals().getFirst();
  }

  @Test
  @Tag("TS-4")
  @Tag("IN-15")
  void deadlinesAreKeptOrMissedAndWhatStillRunsIsNeither() {
    past.deadline(past.ticket(maria, "duvida", "2026-03-02T09:00"), "first_answer", 1.0, 8, false);
    past.deadline(past.ticket(maria, "duvida", "2026-03-02T10:00"), "first_answer", 3.0, 8, false);
    past.deadline(past.ticket(maria, "problema", "2026-03-02T11:00"), "first_answer", 9.0, 4, true);
    past.deadline(
        past.ticket(maria, "problema", "2026-03-03T09:00"), "first_answer", null, 4, true);
    var running = past.ticket(maria, "duvida", "2026-03-03T10:00");
    past.deadline(running, "first_answer", null, 8, false);
    past.deadline(running, "solution", 20.0, 24, false);
    var merged = past.ticket(maria, "duvida", "2026-03-03T11:00");
    past.deadline(merged, "first_answer", 1.0, 8, false);
    db.database().update("update ticket set merged_into = $2 where id = $1", merged, running);
    past.deadline(past.ticket(maria, "duvida", "2026-04-01T09:00"), "first_answer", 1.0, 8, false);

    var byDay = report("sla-first-answer-by-day");

    assertThat(line(byDay, "2026-03-02"))
        .containsExactly(3.0, 2.0, 1.0, 2 / 3.0, 3 * HOUR, 7.8 * HOUR, 8 * HOUR);
    assertThat(line(byDay, "2026-03-03")).containsExactly(2.0, 0.0, 1.0, 0.0, null, null, null);
    assertThat(byDay.totals()).containsExactly(5.0, 2.0, 2.0, 0.5, 3 * HOUR, 7.8 * HOUR, 8 * HOUR);
    assertThat(report("sla-solution-by-day").totals())
        .containsExactly(1.0, 1.0, 0.0, 1.0, 20 * HOUR, 20 * HOUR, 24 * HOUR);
  }

  @Test
  @Tag("TS-4")
  @Tag("IN-15")
  void deadlinesAreSeenByDeskConsultantCompanyCategoryAndPlan() {
    var mine = past.ticket(maria, "duvida", "2026-03-02T09:00");
    past.deadline(mine, "solution", 10.0, 8, true);
    var others = past.ticket(past.contact("Rui", null), "problema", "2026-03-02T09:00");
    past.deadline(others, "solution", 2.0, 8, false);
    var ana = past.consultant("Ana dos prazos");
    db.database().update("update ticket set consultant_id = $2 where id = $1", mine, ana);
    db.database()
        .update(
            "insert into contract (company_id, plan) select company_id, 'prime' from contact where"
                + " id = $1",
            maria);

    assertThat(parts("desk")).containsExactlyInAnyOrder("Suporte 0.5");
    assertThat(parts("consultant")).containsExactlyInAnyOrder("Ana dos prazos 0.0", "— 1.0");
    assertThat(parts("company")).containsExactlyInAnyOrder("Padaria Sol 0.0", "— 1.0");
    assertThat(parts("category"))
        .containsExactlyInAnyOrder("Dúvida · padrao 0.0", "Problema · padrao 1.0");
    assertThat(parts("plan")).containsExactlyInAnyOrder("prime 0.0", "— 1.0");
  }

  private List<String> parts(String side) {
    return report("sla-solution-by-" + side).lines().stream()
        .map(line -> line.label() + " " + line.values().get(3))
        .toList();
  }

  @Test
  void everyFigureHasAnAnswerWhenNothingHasHappened() {
    past.forget();
    for (var offer : reports.all(PORTUGUESE)) {
      var found = report(offer.key());
      assertThat(found.definition()).isNotBlank();
      assertThat(found.totals()).as(offer.key()).contains(0.0);
    }
  }
}
