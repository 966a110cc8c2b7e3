package dev.guiche.panel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What customers do in their own area, and what they see there. */
class PortalTicketsTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  static PanelHouse house;
  static Guest ana;

  @BeforeAll
  static void open() {
    house = new PanelHouse(db.database());
    ana = house.logIn(house.consultant("Ana", Role.SUPERVISOR, "suporte"));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static JsonNode opened(Guest customer, String title) {
    var wish =
        Map.of(
            "clientKey",
            UUID.randomUUID().toString(),
            "category",
            "problema",
            "title",
            title,
            "text",
            "Não emite a nota");
    return customer.post("/portal/tickets", wish).json();
  }

  private static long id(JsonNode page) {
    return page.at("/ticket/id").asLong();
  }

  private static void move(long ticket, String stage, Map<String, String> more) {
    var move = new java.util.HashMap<String, String>(more);
    move.put("stage", stage);
    var reply = ana.post("/tickets/" + ticket + "/stage", move);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  private static void answer(long ticket, String text) {
    var draft = Map.of("clientKey", UUID.randomUUID().toString(), "text", text);
    assertThat(ana.post("/tickets/" + ticket + "/messages", draft).status()).isEqualTo(201);
  }

  private static List<OutboundMessage> mailsTo(String email) {
    return house.mail.sent.stream().filter(m -> m.to().value().equals(email)).toList();
  }

  private static OutboundMessage mail(String email, String words) {
    await().until(() -> mailsTo(email).stream().anyMatch(m -> m.text().contains(words)));
    return mailsTo(email).stream().filter(m -> m.text().contains(words)).toList().getFirst();
  }

  @Test
  @Tag("CU-1")
  @Tag("CU-2")
  @Tag("IN-12")
  void aNewOccurrenceHasItsProtocolAtOnceAndByMailAndStandsInTheList() {
    var maria = house.customer("maria@cliente.example");
    var file =
        maria.send("POST", "/portal/uploads?name=tela.png", "image/png", new byte[] {1, 2, 3}).id();
    var wish =
        Map.of(
            "clientKey", "uma-chave-so-dela",
            "category", "problema",
            "title", "Nota parada",
            "text", "Não emite",
            "attachments", List.of(file));
    var page = maria.post("/portal/tickets", wish).json();
    var protocol = page.at("/ticket/protocol").asText();
    assertThat(mail("maria@cliente.example", protocol).text()).contains("Nota parada");
    assertThat(maria.post("/portal/tickets", wish).json().at("/ticket/id").asLong())
        .as("the same key is the same ticket")
        .isEqualTo(id(page));
    var rows = maria.get("/portal/tickets").json().get("items");
    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).get("stage").asText()).isEqualTo("Aguardando atendimento");
    assertThat(page.at("/entries/1/files/0/name").asText()).isEqualTo("tela.png");
    assertThat(maria.get("/portal/files/" + file).bytes()).containsExactly(1, 2, 3);
    assertThat(ana.get("/tickets/" + id(page)).json().get("unread").asInt()).isEqualTo(1);
  }

  @Test
  @Tag("CU-6")
  void theCustomerChoosesTheCategoryButNotTheTeamsOwn() {
    var joao = house.customer("joao@cliente.example");
    var categories = joao.get("/portal/form").json().at("/desks/0/categories");
    assertThat(categories.findValuesAsText("key"))
        .containsExactly("duvida", "problema", "necessidade");
    var wish = Map.of("clientKey", "chave-do-joao", "category", "estrategica", "title", "Minha");
    assertThat(joao.post("/portal/tickets", wish).code()).isEqualTo("not-allowed");
    assertThat(opened(joao, "Erro").at("/ticket/category").asText()).isEqualTo("Problema");
  }

  @Test
  @Tag("CU-8")
  @Tag("CU-9")
  void internalStagesAreInvisibleAndADenialSaysWhy() {
    var rosa = house.customer("rosa@cliente.example");
    var wish =
        Map.of("clientKey", "chave-da-rosa", "category", "necessidade", "title", "Relatório");
    var ticket = id(rosa.post("/portal/tickets", wish).json());
    move(ticket, "atendimento", Map.of());
    move(ticket, "analise", Map.of());
    var during = rosa.get("/portal/tickets/" + ticket);
    assertThat(during.json().at("/ticket/stage").asText()).isEqualTo("Em atendimento");
    assertThat(during.text()).doesNotContainIgnoringCase("anali", "análise");
    move(ticket, "cancelado", Map.of("reason", "Não cabe no sistema"));
    var after = rosa.get("/portal/tickets/" + ticket).json();
    assertThat(after.at("/ticket/reason").asText()).isEqualTo("Não cabe no sistema");
    assertThat(after.at("/ticket/ends").asText()).isEqualTo("cancelled");
    assertThat(mail("rosa@cliente.example", "Não cabe no sistema").mail()).isNotNull();
  }

  @Test
  @Tag("CU-7")
  void aStatedDateIsShownAndMailed() {
    var olga = house.customer("olga@cliente.example");
    var ticket = id(opened(olga, "Nova lei"));
    var reply = ana.patch("/tickets/" + ticket, Map.of("promised", "2099-12-31"));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    var page = olga.get("/portal/tickets/" + ticket).json();
    assertThat(page.at("/ticket/promisedOn").asText()).isEqualTo("2099-12-31");
    assertThat(page.get("entries").findValues("event").getLast().get("to").asText())
        .isEqualTo("2099-12-31");
    mail("olga@cliente.example", "31/12/2099");
  }

  @Test
  @Tag("CU-17")
  void whatIsNoLongerValidIsCancelledByTheCustomerWithAReason() {
    var lia = house.customer("lia@cliente.example");
    var ticket = id(opened(lia, "Desisti"));
    var page = lia.get("/portal/tickets/" + ticket).json();
    assertThat(page.get("mayCancel").asBoolean()).isTrue();
    var done =
        lia.post("/portal/tickets/" + ticket + "/cancel", Map.of("reason", "Já resolvi")).json();
    assertThat(done.at("/ticket/ends").asText()).isEqualTo("cancelled");
    assertThat(done.at("/ticket/reason").asText()).isEqualTo("Já resolvi");
    assertThat(done.get("mayCancel").asBoolean()).isFalse();
    assertThat(lia.post("/portal/tickets/" + ticket + "/cancel", Map.of("reason", "x")).code())
        .isEqualTo("cannot-cancel");
    assertThat(lia.get("/portal/tickets?state=open").json().get("items")).isEmpty();
  }

  @Test
  @Tag("CU-2")
  void anAnswerMovesTheTicketAsTheCustomersWordDoes() {
    var beto = house.customer("beto@cliente.example");
    var ticket = id(opened(beto, "Pergunta"));
    move(ticket, "atendimento", Map.of());
    move(ticket, "cliente", Map.of());
    assertThat(beto.get("/portal/tickets/" + ticket).json().at("/ticket/waitsForThem").asBoolean())
        .isTrue();
    var said = Map.of("clientKey", "resposta-do-beto", "text", "Segue o que pediu");
    var page = beto.post("/portal/tickets/" + ticket + "/messages", said).json();
    assertThat(page.at("/ticket/stage").asText()).isEqualTo("Em atendimento");
    beto.post("/portal/tickets/" + ticket + "/messages", said);
    var texts =
        beto.get("/portal/tickets/" + ticket).json().get("entries").findValuesAsText("text");
    assertThat(texts.stream().filter("Segue o que pediu"::equals)).as("said once").hasSize(1);
  }

  @Test
  void whoOpensATicketThatWasMergedIsLedToTheOneThatGoesOn() {
    var rui = house.customer("rui@cliente.example");
    var gone = opened(rui, "Nota parada");
    var left = opened(rui, "Nota parada de novo");
    var merge = ana.post("/tickets/" + id(gone) + "/merge", Map.of("into", id(left)));
    assertThat(merge.status()).as(merge.text()).isEqualTo(200);
    var page = rui.get("/portal/tickets/" + id(gone)).json();
    assertThat(page.at("/goesOn/id").asLong()).isEqualTo(id(left));
    assertThat(page.at("/goesOn/protocol")).isEqualTo(left.at("/ticket/protocol"));
    assertThat(rui.get("/portal/tickets/" + id(left)).json().has("goesOn")).isFalse();
    assertThat(rui.get("/portal/tickets").json().get("items").findValuesAsText("title"))
        .containsExactly("Nota parada de novo");
    var protocol = gone.at("/ticket/protocol").asText();
    assertThat(rui.get("/portal/tickets?q=" + protocol).json().get("items")).hasSize(1);
  }

  @Test
  void whoseTicketWasMergedIntoAnotherPersonsLearnsNothingOfItAndIsHeardThere() {
    var eva = house.customer("eva@cliente.example");
    var gone = opened(eva, "Meu erro");
    var left = opened(house.customer("caio@outro.example"), "Erro dele");
    ana.post("/tickets/" + id(gone) + "/merge", Map.of("into", id(left)));
    move(id(left), "atendimento", Map.of());
    move(id(left), "cliente", Map.of());
    var page = eva.get("/portal/tickets/" + id(gone)).json();
    assertThat(page.has("goesOn")).isFalse();
    assertThat(eva.get("/portal/tickets").json().get("items")).hasSize(1);
    var said = Map.of("clientKey", "palavra-da-eva", "text", "Alguma novidade?");
    assertThat(eva.post("/portal/tickets/" + id(gone) + "/messages", said).text())
        .contains("Alguma novidade?");
    assertThat(ana.get("/tickets/" + id(left)).json().at("/stage/key").asText())
        .isEqualTo("atendimento");
    assertThat(ana.get("/tickets/" + id(gone)).json().has("closedAt"))
        .as("the merged one stays closed")
        .isTrue();
  }

  @Test
  @Tag("IN-10")
  void anotherFileThanTheStageTakesIsRefusedAtOnceInTheCustomersLanguage() {
    var gil = house.customer("gil@cliente.example");
    var ticket = id(opened(gil, "Comprovante"));
    move(ticket, "atendimento", Map.of());
    move(ticket, "cliente", Map.of());
    var photo = upload(gil, "foto.jpg", new byte[] {1, 2, 3});
    var said = new java.util.HashMap<String, Object>();
    said.putAll(Map.of("clientKey", "foto-do-gil", "text", "Segue", "attachments", List.of(photo)));
    var path = "/portal/tickets/" + ticket + "/messages";

    var refused = gil.with("Accept-Language", "en").post(path, said);
    assertThat(refused.code()).isEqualTo("file-not-taken");
    assertThat(refused.problem().get("detail").asText()).contains("only take PDF files");
    assertThat(gil.post(path, said).problem().get("detail").asText()).contains("arquivo em PDF");
    assertThat(gil.get("/portal/tickets/" + ticket).text()).doesNotContain("foto.jpg");

    said.put("attachments", List.of(upload(gil, "recibo.pdf", "%PDF-1.7".getBytes(UTF_8))));
    assertThat(gil.post(path, said).json().at("/ticket/stage").asText())
        .isEqualTo("Em atendimento");
  }

  private static long upload(Guest who, String name, byte[] bytes) {
    return who.send("POST", "/portal/uploads?name=" + name, "application/octet-stream", bytes).id();
  }

  @Test
  @Tag("TS-7")
  void eachAnswerOfOursMailsTheRegisteredAddressWhateverIsSwitchedOff() {
    var tina = house.customer("tina@cliente.example");
    var ticket = id(opened(tina, "Dúvida"));
    tina.put("/portal/me/mails", Map.of("stages", false, "transcripts", false, "reminders", false));
    answer(ticket, "Primeira resposta");
    answer(ticket, "Segunda resposta");
    mail("tina@cliente.example", "Primeira resposta");
    mail("tina@cliente.example", "Segunda resposta");
    move(ticket, "atendimento", Map.of());
    answer(ticket, "Terceira resposta");
    mail("tina@cliente.example", "Terceira resposta");
    assertThat(mailsTo("tina@cliente.example"))
        .as("no notice of the stage")
        .noneMatch(m -> m.text().contains("avançou"));
    assertThat(tina.get("/portal/tickets/" + ticket).json().get("entries").findValuesAsText("text"))
        .contains("Primeira resposta", "Segunda resposta", "Terceira resposta");
  }

  @Test
  @Tag("TS-7")
  void aStageThatTheCustomerSeesIsMailedAndOneClickEndsThat() throws Exception {
    var nilo = house.customer("nilo@cliente.example");
    var ticket = id(opened(nilo, "Andamento"));
    move(ticket, "atendimento", Map.of());
    var notice = mail("nilo@cliente.example", "Em atendimento");
    var way = notice.mail().wayOut();
    assertThat(way).startsWith("https://casa.example/unsubscribe/");
    var path = URI.create(way).getPath();

    assertThat(over("GET", path)).isEqualTo(200);
    assertThat(nilo.get("/portal/me").json().at("/mails/stages").asBoolean())
        .as("to look is not to leave")
        .isTrue();
    assertThat(over("POST", path)).isEqualTo(200);
    assertThat(nilo.get("/portal/me").json().at("/mails/stages").asBoolean()).isFalse();
    assertThat(nilo.get("/portal/me").json().at("/mails/reminders").asBoolean()).isTrue();
    assertThat(over("POST", path.substring(0, path.length() - 1) + "x")).isEqualTo(404);
    var answer = mailsTo("nilo@cliente.example").getFirst();
    assertThat(answer.mail().wayOut()).as("the protocol is always sent").isNull();
  }

  private static int over(String method, String path) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + house.port() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }

  @Test
  void itIsRatedOnceItHasEnded() {
    var ivo = house.customer("ivo@cliente.example");
    var ticket = id(opened(ivo, "Nota"));
    var stars = Map.of("stars", 4, "comment", "Rápidos");
    assertThat(ivo.put("/portal/tickets/" + ticket + "/rating", stars).code())
        .isEqualTo("rated-too-early");
    move(ticket, "finalizado", Map.of("solution", "Atualize"));
    var page = ivo.put("/portal/tickets/" + ticket + "/rating", stars).json();
    assertThat(page.at("/rating/stars").asInt()).isEqualTo(4);
    assertThat(page.at("/ticket/solution").asText()).isEqualTo("Atualize");
    var again = ivo.put("/portal/tickets/" + ticket + "/rating", Map.of("stars", 5)).json();
    assertThat(again.at("/rating/stars").asInt()).isEqualTo(5);
    assertThat(ana.get("/tickets/" + ticket + "/entries").text()).contains("rated");
  }

  @Test
  void stagesAndCategoriesAreNamedInTheReadersLanguage() {
    var eve = house.customer("eve@cliente.example").with("Accept-Language", "en-GB,en;q=0.9");
    assertThat(opened(eve, "Bill").at("/ticket/stage").asText()).isEqualTo("Waiting");
  }
}
