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

@Tag("IN-19")
class ArticlesTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  static PanelHouse house;
  static Guest carla;
  static Guest ana;

  @BeforeAll
  static void open() {
    house = new PanelHouse(db.database());
    carla = house.logIn(house.consultant("Carla", Role.SUPERVISOR));
    ana = house.logIn(house.consultant("Ana", Role.CONSULTANT, "suporte"));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static long draft(String title, String body) {
    var reply = ana.post("/articles", Map.of("title", title, "category", "Fiscal", "body", body));
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.id();
  }

  private static Guest.Reply publish(long id) {
    return carla.post("/articles/" + id + "/publish", Map.of());
  }

  @Test
  void consultantsWriteAndSupervisorsPublish() {
    long id = draft("Cancelar uma NF-e", "Abra a nota e clique em **Cancelar**.");
    assertThat(ana.post("/articles/" + id + "/publish", Map.of()).status()).isEqualTo(403);
    assertThat(ana.get("/articles/" + id).json().has("url")).isFalse();
    var published = publish(id).json();
    assertThat(published.get("published").asInt()).isEqualTo(1);
    assertThat(published.get("url").asText()).endsWith("/ajuda/cancelar-uma-nf-e-" + id);
    assertThat(published.get("html").asText()).contains("<strong>Cancelar</strong>");
  }

  @Test
  void eachSaveKeepsTheWordingBeforeItAndWhatIsPublishedStays() {
    long id = draft("Reimprimir o DANFE", "Primeiro.");
    publish(id);
    var saved = ana.patch("/articles/" + id, Map.of("body", "Segundo.")).json();
    assertThat(saved.get("version").asInt()).isEqualTo(2);
    assertThat(saved.get("published").asInt()).isEqualTo(1);
    var versions = ana.get("/articles/" + id + "/versions").json().get("items");
    assertThat(versions).hasSize(2);
    assertThat(versions.get(0).at("/wording/body").asText()).isEqualTo("Segundo.");
    assertThat(versions.get(1).at("/wording/body").asText()).isEqualTo("Primeiro.");
    assertThat(versions.get(1).get("by").asText()).isEqualTo("Ana");
    assertThat(publish(id).json().get("published").asInt()).isEqualTo(2);
  }

  @Test
  void onlyWhatIsPublishedIsSuggested() {
    long id = draft("Zerar o estoque do depósito Zanzibar", "Use o ajuste de inventário.");
    var ask = "/articles/suggestions?q=zanzibar";
    assertThat(ana.get(ask).json().get("items")).isEmpty();
    publish(id);
    assertThat(ana.get(ask).json().at("/items/0/id").asLong()).isEqualTo(id);
    assertThat(ana.get("/articles/suggestions?q=zanzibra").json().at("/items/0/id").asLong())
        .as("with a typing error")
        .isEqualTo(id);
    carla.post("/articles/" + id + "/withdraw", Map.of());
    assertThat(ana.get(ask).json().get("items")).isEmpty();
  }

  @Test
  void theListIsReadByStateWordsAndPages() {
    long first = draft("Conciliação do banco Quixote", "a");
    long second = draft("Extrato do banco Quixote", "b");
    publish(first);
    var all = ana.get("/articles?q=banco%20quixote&limit=1").json();
    assertThat(all.at("/items/0/id").asLong()).isEqualTo(first);
    var rest = ana.get("/articles?q=quixote&limit=1&after=" + all.get("next").asLong()).json();
    assertThat(rest.at("/items/0/id").asLong()).isEqualTo(second);
    assertThat(rest.has("next")).isFalse();
    assertThat(ana.get("/articles?q=QUIXOTE&state=draft").json().get("items")).hasSize(1);
    assertThat(ana.get("/articles?q=conciliacao&state=published").json().get("items")).hasSize(1);
  }

  @Test
  void whateverIsWrittenIsSafeToShow() {
    var evil =
        """
        # Título
        <script>alert(1)</script> <img src=x onerror=alert(1)>
        [clique](javascript:alert(1)) ![fora](https://espia.example/a.png)

        [Vídeo](https://www.youtube.com/watch?v=abc)

        | a | b |
        |---|---|
        | 1 | 2 |
        """;
    var html = ana.post("/articles/preview", Map.of("body", evil)).json().get("html").asText();
    assertThat(html)
        .contains("<h2>Título</h2>", "<table>", "class=\"video\"")
        .doesNotContain("<script", "<img", "javascript:", "espia.example");
  }

  @Test
  void aPictureIsShownToWritersAndRefusedWhenItIsNone() {
    long id = draft("Com imagem", "veja");
    var path = "/articles/" + id + "/images?name=a.png";
    var kept = ana.send("POST", path, "image/png", new byte[] {1, 2});
    assertThat(kept.json().get("url").asText()).isEqualTo("/ajuda/imagens/" + kept.id());
    assertThat(ana.get("/article-images/" + kept.id()).bytes()).containsExactly(1, 2);
    assertThat(ana.send("POST", path, "image/svg+xml", new byte[] {1}).status()).isEqualTo(400);
    var shown =
        ana.post("/articles/preview", Map.of("body", "![a](" + "/ajuda/imagens/" + kept.id() + ")"))
            .json();
    assertThat(shown.get("html").asText()).contains("/api/v1/article-images/" + kept.id());
  }
}
