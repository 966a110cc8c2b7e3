package dev.guiche.panel.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.config.AbsenceConfig.Then;
import dev.guiche.config.ConfigReader;
import dev.guiche.desk.DeskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskRulesTest {
  @TempDir Path folder;

  private DeskRules rules(String moment) throws IOException {
    var file =
        Files.writeString(
            folder.resolve("channels.yml"),
            """
            organization: {name: Casa}
            hours:
              week:
                mon-fri: [08:00-12:00, 13:30-18:00]
              holidays: [BR]
              outside: ticket
              on_call:
                ana: {who: ana@casa.example, from: 2026-12-24T18:00, to: 2026-12-26T08:00}
                bia: {who: bia@casa.example, from: 2026-12-26T08:00}
            desks:
              suporte: {label: Suporte}
            """);
    var config = ConfigReader.read(file, Map.of(), Locale.ENGLISH);
    return DeskRules.of(
        new DeskId(1),
        config.defaultDesk(),
        config,
        who -> who.substring(0, who.indexOf('@')),
        Instant.parse(moment),
        Locale.of("pt", "BR"));
  }

  @Test
  void theNextDaysAreSaidWithLunchAndHolidays() throws IOException {
    var rules = rules("2026-12-24T15:00:00Z");
    assertThat(rules.open()).isFalse();
    assertThat(rules.changesAt()).isEqualTo(Instant.parse("2026-12-24T16:30:00Z"));
    assertThat(rules.days()).hasSize(7);
    assertThat(rules.days().getFirst().hours())
        .containsExactly(
            new DeskRules.Hours("08:00", "12:00"), new DeskRules.Hours("13:30", "18:00"));
    assertThat(rules.days().get(1).hours()).isEmpty();
    assertThat(rules.days().get(1).why()).isEqualTo("Natal");
    assertThat(rules.days().get(2).why()).as("a Saturday needs no reason").isNull();
    assertThat(rules.holidays())
        .extracting(day -> day.date().toString())
        .startsWith("2026-12-25", "2027-01-01");
    assertThat(rules.outside()).isEqualTo(Then.TICKET);
  }

  @Test
  @Tag("IN-14")
  void whoIsOnCallNowStandsBeforeWhoWillBe() throws IOException {
    assertThat(rules("2026-12-25T12:00:00Z").onCall())
        .extracting(duty -> duty.name() + " " + duty.now())
        .containsExactly("ana true", "bia false");
    assertThat(rules("2026-12-27T12:00:00Z").onCall())
        .extracting(DeskRules.OnCall::name)
        .containsExactly("bia");
  }
}
