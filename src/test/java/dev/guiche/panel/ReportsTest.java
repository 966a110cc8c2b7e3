package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.database.TestDatabase;
import dev.guiche.desk.Role;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Figures as a supervisor and a program read them. */
class ReportsTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  static PanelHouse house;
  static Guest carla;

  @BeforeAll
  static void open() {
    house = new PanelHouse(db.database());
    carla = house.logIn(house.consultant("Carla", Role.SUPERVISOR, "suporte"));
    house.chat("maria", "minha nota foi rejeitada");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void everyFigureOfTheListIsThereInThreeLanguages() {
    for (var language : new String[] {"pt-BR", "en", "es"}) {
      var offered = carla.get("/reports?lang=" + language).json().get("items");
      assertThat(offered.size()).isGreaterThanOrEqualTo(11);
      for (var figure : offered) {
        var key = figure.get("key").asText();
        var report = carla.get("/reports/" + key + "?lang=" + language).json();
        assertThat(report.get("definition")).isEqualTo(figure.get("definition"));
        assertThat(report.get("totals")).hasSameSizeAs(report.get("columns"));
      }
    }
  }

  @Test
  void withoutAPeriodItIsTheLastThirtyDays() {
    var report = carla.get("/reports/volume-by-day").json();
    assertThat(report.get("lines")).hasSize(30);
    assertThat(report.at("/lines/29/values/0").asInt()).isEqualTo(1);
    assertThat(report.at("/totals/0").asInt()).isEqualTo(1);
  }

  @Test
  void aFigureComesAsAFileToo() throws Exception {
    var file = carla.get("/reports/volume-by-channel.csv");
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
    assertThat(file.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"volume-by-channel.csv\"");
    assertThat(file.text()).contains("Volume por canal;Atendimentos;Chamados\r\nbot;1;0\r\n");
  }

  @Test
  void whatMakesNoSenseIsRefusedWithTheCure() {
    assertThat(carla.get("/reports/nothing").status()).isEqualTo(404);
    for (var wrong :
        Map.of(
                "from=2026-03-02&until=2026-03-01", "troque as datas",
                "from=2020-01-01&until=2026-03-01", "um ano",
                "until=2026-02-30", "forma esperada")
            .entrySet()) {
      var reply = carla.get("/reports/waiting?" + wrong.getKey());
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.text()).contains(wrong.getValue());
    }
  }

  @Test
  @Tag("IN-23")
  void whatIsUndocumentedIsASupervisorsToSee() {
    db.database().update("update timeline set last_entry_at = now() - interval '2 days'");
    var items = carla.get("/undocumented").json().get("items");
    assertThat(items).hasSize(1);
    assertThat(items.get(0).get("kind").asText()).isEqualTo("unended");
    assertThat(items.get(0).get("label").asText()).isEqualTo("Atendimento não encerrado");
    var ana = house.logIn(house.consultant("Ana", Role.CONSULTANT, "suporte"));
    assertThat(ana.get("/undocumented").status()).isEqualTo(403);
    assertThat(ana.get("/reports").status()).isEqualTo(403);
  }
}
