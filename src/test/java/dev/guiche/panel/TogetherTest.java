package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.database.TestDatabase;
import dev.guiche.desk.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TogetherTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  static PanelHouse house;
  static Guest ana;
  static Guest beto;

  @BeforeAll
  static void open() {
    house = new PanelHouse(db.database());
    ana = house.logIn(house.consultant("Ana", Role.CONSULTANT, "suporte"));
    beto = house.logIn(house.consultant("Beto", Role.CONSULTANT, "vendas"));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static long ticket() {
    return ticket(ana, "suporte");
  }

  private static long ticket(Guest by, String desk) {
    var wish =
        Map.of(
            "email",
            UUID.randomUUID() + "@loja.example",
            "desk",
            house.desk(desk).value(),
            "title",
            "Nota parada",
            "text",
            "Não sai");
    return by.post("/tickets", wish).id();
  }

  @Test
  void aLinkTellsNothingOfATicketThatIsOutOfSight() {
    var both = house.logIn(house.consultant("Davi", Role.CONSULTANT, "suporte", "vendas"));
    long hidden = ticket(both, "suporte");
    long seen = ticket(both, "vendas");
    both.post("/tickets/" + seen + "/links", Map.of("ticket", hidden, "kind", "relates"));
    var links = "/tickets/" + seen + "/links";
    assertThat(both.get(links).text()).contains("Nota parada");
    assertThat(beto.get("/tickets/" + hidden).status()).isEqualTo(404);
    var told = beto.get(links);
    assertThat(told.json().get("items")).hasSize(1);
    assertThat(told.text()).doesNotContain("Nota parada", "protocol");
  }

  @Test
  void aTicketWithOpenTasksIsClosedOnlyWhenThatIsMeant() {
    long id = ticket();
    long task = ana.post("/tickets/" + id + "/tasks", Map.of("text", "Ligar")).id();
    var end = Map.<String, Object>of("stage", "finalizado", "solution", "Feito");
    assertThat(ana.post("/tickets/" + id + "/stage", end).code()).isEqualTo("open-tasks");
    assertThat(ana.patch("/tasks/" + task, Map.of("done", true)).json().at("/doneBy/name").asText())
        .isEqualTo("Ana");
    ana.patch("/tasks/" + task, Map.of("done", false));
    assertThat(beto.patch("/tasks/" + task, Map.of("done", true)).status()).isEqualTo(404);
    var meant = Map.of("stage", "finalizado", "solution", "Feito", "withOpenTasks", true);
    assertThat(ana.post("/tickets/" + id + "/stage", meant).status()).isEqualTo(200);
  }

  @Test
  void linksMergeAndTheAnswerForAllSayWhatBecameOfEach() {
    long cause = ticket();
    long one = ticket();
    var link = Map.of("ticket", cause, "kind", "caused-by");
    assertThat(ana.post("/tickets/" + one + "/links", link).json().at("/items/0/kind").asText())
        .isEqualTo("caused-by");
    var word =
        Map.of("clientKey", UUID.randomUUID().toString(), "text", "Voltou", "stage", "diagnostico");
    var outcome = ana.post("/tickets/" + cause + "/answer-together", word).json().at("/items/0");
    assertThat(outcome.get("answered").asBoolean()).isTrue();
    assertThat(outcome.get("done").asBoolean()).isFalse();
    assertThat(outcome.at("/problem/code").asText()).isEqualTo("category-not-taken");
    assertThat(outcome.at("/problem/detail").asText()).isNotBlank();
    var left = ana.post("/tickets/" + one + "/merge", Map.of("into", cause)).json();
    assertThat(left.get("id").asLong()).isEqualTo(cause);
    assertThat(ana.get("/tickets/" + cause + "/entries").text()).contains("absorbed", "merged");
    assertThat(ana.post("/tickets/" + one + "/unlink", link).json().get("items")).hasSize(1);
  }

  @Test
  void manyAreChangedAtOnceAndWhatIsOutOfSightIsNot() {
    long one = ticket();
    var wish = Map.of("ids", List.of(one, 999_999), "priority", 3, "addTags", List.of("sefaz"));
    var items = ana.post("/ticket-changes", wish).json().get("items");
    assertThat(items.get(0).get("done").asBoolean()).isTrue();
    assertThat(items.get(1).at("/problem/code").asText()).isEqualTo("not-found");
    assertThat(ana.get("/tickets/" + one).json().get("priority").asInt()).isEqualTo(3);
    assertThat(ana.get("/tickets/" + one + "/tags").text()).contains("sefaz");
    assertThat(beto.post("/ticket-changes", wish).json().at("/items/0/done").asBoolean()).isFalse();
  }
}
