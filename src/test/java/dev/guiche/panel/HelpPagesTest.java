package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.database.TestDatabase;
import dev.guiche.desk.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is known, as everybody and every search engine reads it. */
@Tag("IN-19")
class HelpPagesTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  static PanelHouse house;
  static Guest carla;

  @BeforeAll
  static void open() {
    house = new PanelHouse(db.database());
    carla = house.logIn(house.consultant("Carla", Role.SUPERVISOR));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static HttpResponse<String> ask(String method, String path) throws Exception {
    var uri = URI.create("http://localhost:" + house.port() + path);
    var request = HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody());
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String read(String path) throws Exception {
    var answer = ask("GET", path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private static long published(String title, String category, String body) {
    long id =
        carla.post("/articles", Map.of("title", title, "category", category, "body", body)).id();
    carla.post("/articles/" + id + "/publish", Map.of());
    return id;
  }

  @Test
  void anArticleIsAPageThatSearchEnginesUnderstand() throws Exception {
    long id =
        published("Emitir <NF-e> & DANFE", "Fiscal", "Clique em **Transmitir**.\n\n</script><b>x");
    var page = read("/ajuda/emitir-nf-e-danfe-" + id);
    assertThat(page)
        .contains("<h1>Emitir &lt;NF-e&gt; &amp; DANFE</h1>", "<strong>Transmitir</strong>")
        .contains("rel=\"canonical\"", "hreflang=\"pt-BR\"", "name=\"description\"")
        .contains("\"@type\":\"Article\"", "lang=\"pt-BR\"")
        .doesNotContain("<b>x");
    assertThat(page.split("</script>", -1)).hasSize(2);
    assertThat(read("/ajuda")).contains("<h2>Fiscal</h2>", "/ajuda/emitir-nf-e-danfe-" + id);
    assertThat(read("/ajuda/sitemap.xml")).contains("/ajuda/emitir-nf-e-danfe-" + id + "</loc>");
    assertThat(read("/ajuda/busca?q=transmitr%20nota%20eletronica")).contains("-danfe-" + id);
  }

  @Test
  void aTitleThatAsksIsAQuestionWithItsAnswer() throws Exception {
    long id = published("Como troco a senha?", "Acesso", "Em Usuários.");
    assertThat(read("/ajuda/como-troco-a-senha-" + id)).contains("\"@type\":\"FAQPage\"");
  }

  @Test
  void anOldAddressLeadsToTheNewOneAndADraftIsNotThere() throws Exception {
    long id = published("Nome antigo", "", "a");
    carla.patch("/articles/" + id, Map.of("title", "Nome novo"));
    assertThat(read("/ajuda/nome-antigo-" + id)).contains("<h1>Nome antigo</h1>");
    carla.post("/articles/" + id + "/publish", Map.of());
    var moved = ask("GET", "/ajuda/nome-antigo-" + id);
    assertThat(moved.statusCode()).isEqualTo(301);
    assertThat(moved.headers().firstValue("Location")).contains("/ajuda/nome-novo-" + id);
    carla.post("/articles/" + id + "/withdraw", Map.of());
    assertThat(ask("GET", "/ajuda/nome-novo-" + id).statusCode()).isEqualTo(404);
    assertThat(ask("GET", "/ajuda/" + "9".repeat(30)).statusCode()).isEqualTo(404);
  }

  @Test
  void oneReaderIsCountedOnce() throws Exception {
    long id = published("Voto", "", "a");
    var thanked = ask("POST", "/ajuda/voto-" + id + "/sim");
    assertThat(thanked.statusCode()).isEqualTo(303);
    assertThat(read(thanked.headers().firstValue("Location").orElseThrow())).contains("Obrigado");
    ask("POST", "/ajuda/voto-" + id + "/nao");
    var use = carla.get("/articles/" + id).json().get("use");
    assertThat(use.get("helped").asInt()).isEqualTo(1);
    assertThat(use.get("unhelped").asInt()).isZero();
    assertThat(ask("POST", "/ajuda/voto-" + id + "/talvez").statusCode()).isEqualTo(404);
  }

  @Test
  void aPictureIsSeenOnceThePublishedWordingShowsIt() throws Exception {
    long id = published("Com imagem", "", "ainda sem");
    long image =
        carla
            .send("POST", "/articles/" + id + "/images?name=a.png", "image/png", new byte[] {1})
            .id();
    assertThat(ask("GET", "/ajuda/imagens/" + image).statusCode()).isEqualTo(404);
    carla.patch("/articles/" + id, Map.of("body", "![tela](/ajuda/imagens/" + image + ")"));
    assertThat(ask("GET", "/ajuda/imagens/" + image).statusCode()).isEqualTo(404);
    carla.post("/articles/" + id + "/publish", Map.of());
    assertThat(ask("GET", "/ajuda/imagens/" + image).statusCode()).isEqualTo(200);
  }

  @Test
  void thePagesLookAsTheHouseDoes() throws IOException {
    var tokens = Files.readString(Path.of("src/main/frontend/shared/tokens.css"));
    var own = Files.readString(Path.of("src/main/resources/dev/guiche/portal/help/help.css"));
    var token = Pattern.compile("--[a-z-]+: [^;]+;").matcher(own);
    while (token.find()) {
      assertThat(tokens).contains(token.group());
    }
  }
}
