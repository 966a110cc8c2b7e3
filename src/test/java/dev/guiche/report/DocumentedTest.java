package dev.guiche.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.guiche.config.ConfigReader;
import dev.guiche.database.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What depends on how much time has passed. */
class DocumentedTest {
  private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();

  private final Past past = new Past(db.database(), ZONE);
  private final Reports reports =
      new Reports(
          db.database(),
          ConfigReader.read(
              Path.of("src/test/resources/dev/guiche/ticket/channels.yml"),
              Map.of(),
              Locale.ENGLISH));
  private final LocalDateTime start =
      LocalDateTime.ofInstant(db.database().now(), ZONE).truncatedTo(ChronoUnit.SECONDS);
  private final LocalDate today = start.toLocalDate();

  @BeforeEach
  void begin() {
    past.forget();
  }

  private String in(Duration time) {
    return start.plus(time).toString();
  }

  private String now() {
    return in(Duration.ZERO);
  }

  private Report report(String figure) {
    return reports
        .compute(figure, Question.of(today, today.plusDays(30), ZONE), Locale.ENGLISH)
        .orElseThrow();
  }

  private long solved(String who) {
    long contact = past.contact(who, null);
    past.close(past.talk(contact, "bot", now()), "solved", "Feito", now());
    return contact;
  }

  @Test
  @Tag("RG-10")
  void aTalkIsSolvedInTheFirstContactWhenNobodyComesBackWithinAWeek() {
    solved("fica em paz");
    past.talk(solved("volta no sexto dia"), "site", in(Duration.ofDays(6)));
    past.talk(solved("volta no oitavo dia"), "bot", in(Duration.ofDays(8)));
    past.ticket(solved("escreve um e-mail"), "problema", in(Duration.ofDays(2)));
    var later = past.talk(solved("recebe propaganda"), "site", in(Duration.ofDays(1)));
    past.close(later, "spam", null, in(Duration.ofDays(1)));
    var talk = past.talk(past.contact("vira chamado", null), "bot", now());
    past.close(talk, "ticket", null, now());
    past.close(past.talk(past.contact("some", null), "bot", now()), "abandoned", null, now());

    assertThat(report("first-contact").totals()).containsExactly(6.0, 3.0, 0.5);
  }

  @Test
  @Tag("IN-23")
  void supervisorsSeeWhatNobodyWroteDown() {
    var gone = past.talk(past.contact("some", null), "bot", now());
    past.close(gone, "abandoned", null, now());
    var turnedAway = past.talk(past.contact("sem contrato", null), "bot", now());
    past.turnAway(turnedAway, now());
    past.close(turnedAway, "abandoned", null, now());
    var wordless = past.talk(past.contact("sem palavras", null), "bot", now());
    past.close(wordless, "solved", " ", now());
    solved("bem feito");
    var open = past.talk(past.contact("aberta", null), "bot", now());
    var stale = past.ticket(past.contact("parado", null), "problema", now());
    var ended = past.ticket(past.contact("encerrado", null), "problema", now());
    past.close(ended, now());
    var fresh = past.ticket(past.contact("mexido", null), "problema", now());
    past.said("ticket", fresh, "note", "consultant", in(Duration.ofDays(3)));
    assertThat(report("undocumented").totals().getFirst()).isEqualTo(2);

    db.pass(Duration.ofDays(6));

    var found = report("undocumented");
    assertThat(found.totals().getFirst()).isEqualTo(4);
    assertThat(found.lines())
        .extracting(Report.Line::label)
        .contains("Ticket not updated", "Conversation not closed");
    var question = Question.of(today, today, ZONE);
    assertThat(new Neglected(db.database()).list(question, 10))
        .extracting(Neglected.Thing::kind, Neglected.Thing::type, Neglected.Thing::id)
        .containsExactlyInAnyOrder(
            tuple(Neglect.ABANDONED, "conversation", gone),
            tuple(Neglect.WORDLESS, "conversation", wordless),
            tuple(Neglect.UNENDED, "conversation", open),
            tuple(Neglect.STALE, "ticket", stale));
    assertThat(new Neglected(db.database()).list(question, 2)).hasSize(2);
  }
}
