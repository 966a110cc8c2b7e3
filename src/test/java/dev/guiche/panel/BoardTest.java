package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The list with its filters, the board, and the views that people keep. */
class BoardTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static PanelHouse house;
  private static Guest ana;
  private static Guest beto;
  private static Guest carla;
  private static Guest vera;

  @BeforeAll
  static void open() {
    house = new PanelHouse(db.database());
    ana = house.logIn(house.consultant("Ana", Role.CONSULTANT, "suporte"));
    beto = house.logIn(house.consultant("Beto", Role.CONSULTANT, "suporte"));
    carla = house.logIn(house.consultant("Carla", Role.SUPERVISOR, "suporte"));
    vera = house.logIn(house.consultant("Vera", Role.CONSULTANT, "vendas"));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static long ticket(String title, Map<String, Object> more) {
    Map<String, Object> wish = new HashMap<>(more);
    wish.putIfAbsent("desk", house.desk("suporte").value());
    wish.putIfAbsent("email", "cliente@loja.example");
    wish.put("title", title);
    wish.put("text", "Por favor.");
    return ana.post("/tickets", wish).id();
  }

  private static List<String> titles(JsonNode items) {
    var titles = new ArrayList<String>();
    items.forEach(item -> titles.add(item.get("title").asText()));
    return titles;
  }

  private static List<String> list(String query) {
    house.words.catchUp(); // words are found a moment after they are written
    return titles(carla.get("/tickets?" + query).json().get("items"));
  }

  private static JsonNode column(Guest who, String stage) {
    var board = who.get("/board?limit=2&desk=" + house.desk("suporte").value()).json();
    for (var column : board.get("columns")) {
      if (column.at("/stage/key").asText().equals(stage)) {
        return column;
      }
    }
    throw new AssertionError("No column " + stage);
  }

  @Test
  @Tag("CU-14")
  void aStageOrderedByPriorityShowsTheMostPressingFirstAndThenTheOldest() {
    ticket("bola 1", Map.of("category", "duvida"));
    ticket("bola 2", Map.of("category", "problema"));
    ticket("bola 3", Map.of("category", "necessidade"));
    ticket("bola 4", Map.of("category", "problema"));

    var queue = column(ana, "fila");
    assertThat(titles(queue.get("items"))).containsExactly("bola 2", "bola 4");
    assertThat(queue.get("more").asBoolean()).isTrue();
    assertThat(queue.get("count").asInt()).isGreaterThanOrEqualTo(4);
    assertThat(column(vera, "fila").get("count").asInt()).as("another desk's").isZero();

    var here = "stage=fila&q=bola&sort=priority&desk=" + house.desk("suporte").value();
    assertThat(list(here)).containsSubsequence("bola 2", "bola 4", "bola 1", "bola 3");
    var first = carla.get("/tickets?limit=2&" + here).json();
    var second = list("limit=50&after=" + first.get("next").asText() + "&" + here);
    assertThat(second).containsSubsequence("bola 1", "bola 3").doesNotContain("bola 2", "bola 4");
  }

  @Test
  void whatHasEndedStaysOnTheBoardForAWhile() {
    long id = ticket("acabou", Map.of());
    var end = Map.of("stage", "finalizado", "solution", "Feito.");
    assertThat(ana.post("/tickets/" + id + "/stage", end).status()).isEqualTo(200);
    assertThat(titles(column(ana, "finalizado").get("items"))).contains("acabou");
    assertThat(column(ana, "finalizado").get("count").asInt()).isPositive();
    house.database.update(
        "update ticket set closed_at = closed_at - interval '31 days' where id = $1", id);
    assertThat(titles(column(ana, "finalizado").get("items"))).doesNotContain("acabou");
  }

  @Test
  void theListIsNarrowedByWhateverIsAskedFor() {
    ticket("zz urgente", Map.of("priority", 3, "category", "problema"));
    ticket("zz baixa", Map.of("priority", 0));
    ticket("zz vendas", Map.of("desk", house.desk("vendas").value()));
    assertThat(list("q=zz&priority=3")).containsExactly("zz urgente");
    assertThat(list("q=zz&priority=0,3&desk=" + house.desk("suporte").value()))
        .containsExactlyInAnyOrder("zz urgente", "zz baixa");
    assertThat(list("q=zz&category=problema")).containsExactly("zz urgente");
    assertThat(list("q=zz&sort=oldest")).containsExactly("zz urgente", "zz baixa", "zz vendas");
    assertThat(list("q=zz&sort=newest")).containsExactly("zz vendas", "zz baixa", "zz urgente");
    assertThat(list("q=zz&stage=fila,cliente&desk=" + house.desk("suporte").value())).hasSize(2);
  }

  @Test
  void theListIsNarrowedToACompanyAndToATag() {
    long firm = company("Padaria Sol");
    long other = company("Padaria Sol");
    long ours = ticket("yy nosso", Map.of("email", "dono@sol.example"));
    long theirs = ticket("yy deles", Map.of("email", "dono@outra.example"));
    employ("dono@sol.example", firm);
    employ("dono@outra.example", other);
    assertThat(list("q=yy&company=" + firm)).containsExactly("yy nosso");
    assertThat(list("q=yy&company=" + other)).containsExactly("yy deles");
    assertThat(list("q=yy&company=" + (other + 1000))).isEmpty();

    ana.put("/tickets/" + ours + "/tags", Map.of("tags", List.of("Fiscal", "nota")));
    ana.put("/tickets/" + theirs + "/tags", Map.of("tags", List.of("nota")));
    assertThat(list("tag=fiscal")).containsExactly("yy nosso");
    assertThat(list("tag=FISCAL%20")).as("as tags are kept").containsExactly("yy nosso");
    assertThat(list("tag=nota&company=" + other)).containsExactly("yy deles");
    assertThat(list("tag=fisc")).as("a tag is no beginning of a word").isEmpty();
  }

  private static long company(String name) {
    return db.database()
        .one("insert into company (name) values ($1) returning id", r -> r.number("id"), name);
  }

  private static void employ(String email, long company) {
    db.database()
        .update("update contact set company_id = $2 where lower(email) = $1", email, company);
  }

  @Test
  void aTicketOpenedByHandCarriesItsFiles() {
    var file = ana.upload("tela.png", "image/png", new byte[] {1, 2, 3}).id();
    long id = ticket("com anexo", Map.of("attachments", List.of(file)));
    var entries = ana.get("/tickets/" + id + "/entries").json().get("items");
    assertThat(entries.findValuesAsText("name")).contains("tela.png");
    var stolen = beto.upload("meu.txt", "text/plain", new byte[] {1}).id();
    var wish =
        Map.of(
            "desk", house.desk("suporte").value(),
            "email", "cliente@loja.example",
            "title", "com o arquivo de outro",
            "text", "x",
            "attachments", List.of(stolen));
    assertThat(ana.post("/tickets", wish).code()).isEqualTo("file-gone");
    assertThat(list("q=arquivo de outro".replace(" ", "%20"))).isEmpty();
  }

  @Test
  void aFilterIsItsOwnersUntilASupervisorSharesIt() {
    var query = Map.of("priority", "3", "sort", "oldest");
    var own = ana.post("/me/filters", Map.of("name", "Urgentes", "query", query));
    assertThat(own.status()).isEqualTo(201);
    ana.post("/me/filters", Map.of("name", "Urgentes", "query", Map.of("priority", "2,3")));
    var mine = ana.get("/me/filters").json().get("items");
    assertThat(mine).hasSize(1);
    assertThat(mine.at("/0/query/priority").asText()).isEqualTo("2,3");
    assertThat(beto.get("/me/filters").json().get("items")).isEmpty();

    var desk = house.desk("suporte").value();
    var shared = Map.of("name", "Da semana", "query", query, "desk", desk);
    assertThat(ana.post("/me/filters", shared).status()).isEqualTo(403);
    long id = carla.post("/me/filters", shared).id();
    var seen = beto.get("/me/filters").json().get("items");
    assertThat(seen.at("/0/name").asText()).isEqualTo("Da semana");
    assertThat(seen.at("/0/mine").asBoolean()).isFalse();
    assertThat(vera.get("/me/filters").json().get("items")).isEmpty();
    assertThat(beto.delete("/me/filters/" + id).status()).isEqualTo(404);
    assertThat(carla.delete("/me/filters/" + id).status()).isEqualTo(204);
  }

  @Test
  @Tag("CU-14")
  void ofEqualPrioritiesTheCategoryThatStandsFirstInTheWorkflowIsServedFirst() {
    ticket("Prensa grande", Map.of("category", "necessidade", "priority", 2));
    ticket("Prensa pequena", Map.of("category", "duvida", "priority", 2));
    assertThat(list("sort=priority&q=Prensa")).containsExactly("Prensa pequena", "Prensa grande");
    var first = carla.get("/tickets?sort=priority&q=Prensa&limit=1").json();
    assertThat(titles(first.get("items"))).containsExactly("Prensa pequena");
    assertThat(list("sort=priority&q=Prensa&limit=1&after=" + first.get("next").asText()))
        .containsExactly("Prensa grande");
  }
}
