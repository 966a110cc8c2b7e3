package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.Consultant;
import dev.guiche.desk.Role;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("DC-3")
class ConversationsTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  static PanelHouse house;
  static Consultant anaHerself;
  static Guest ana;
  static Consultant betoHimself;
  static Guest beto;
  static Guest carla;

  @BeforeAll
  static void open() {
    house = new PanelHouse(db.database());
    anaHerself = house.consultant("Ana", Role.CONSULTANT, "suporte");
    betoHimself = house.consultant("Beto", Role.CONSULTANT, "vendas");
    ana = house.logIn(anaHerself);
    beto = house.logIn(betoHimself);
    carla = house.logIn(house.consultant("Carla", Role.SUPERVISOR));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static String someone() {
    return "cliente-" + UUID.randomUUID();
  }

  private static Map<String, Object> draft(String text) {
    var draft = new HashMap<String, Object>();
    draft.put("clientKey", UUID.randomUUID().toString());
    draft.put("text", text);
    return draft;
  }

  private static String talk(String text) {
    return "/conversations/" + house.chat(someone(), text).id().value();
  }

  @Test
  void aCustomerWaitsUntilSomebodyAnswersThem() {
    var path = talk("minha nota não sai");
    var waiting = ana.get(path).json();
    assertThat(waiting.get("state").asText()).isEqualTo("queued");
    assertThat(waiting.at("/preview/text").asText()).isEqualTo("minha nota não sai");
    assertThat(waiting.get("unread").asInt()).isEqualTo(1);
    var entry = ana.post(path + "/messages", draft("já vejo isso")).json();
    assertThat(entry.at("/author/name").asText()).isEqualTo("Ana");
    var answered = ana.get(path).json();
    assertThat(answered.get("state").asText()).isEqualTo("waiting");
    assertThat(answered.at("/consultant/name").asText()).isEqualTo("Ana");
    await().until(() -> house.bot.sent.stream().anyMatch(m -> m.text().equals("já vejo isso")));
  }

  @Test
  @Tag("TS-1")
  @Tag("IN-4")
  void whatACustomerAnsweredBeforeTheQueueStandsBesideTheTalk() {
    var path = talk("oi");
    assertThat(ana.get(path).json().get("triage")).isEmpty();
    db.database()
        .update(
            """
            insert into triage (conversation_id, tree, question, answers) values ($1, 'menu', 'produto',
              '[{"question": "produto", "field": "product", "ask": "Qual produto?", "answer": "Emissor", "own": false}]')
            """,
            Long.parseLong(path.substring(path.lastIndexOf('/') + 1)));
    var answer = ana.get(path).json().at("/triage/0");
    assertThat(answer.get("ask").asText()).isEqualTo("Qual produto?");
    assertThat(answer.get("answer").asText()).isEqualTo("Emissor");
    assertThat(answer.get("field").asText()).isEqualTo("product");
  }

  @Test
  @Tag("RG-4")
  void aProgramHoldsTheTriageAndGivesItToADesk() {
    var path = talk("oi");
    assertThat(ana.post(path + "/triage/hold", Map.of()).status()).isEqualTo(409);
    long id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
    db.database()
        .update("update conversation set state = 'triage', queued_at = null where id = $1", id);
    db.database()
        .update(
            "insert into triage (conversation_id, tree, question) values ($1, 'menu', 'a')", id);
    assertThat(ana.post(path + "/triage/hold", Map.of()).json().get("state").asText())
        .isEqualTo("triage");
    var question = Map.of("text", "Qual é o assunto?", "choices", List.of("Boleto", "Nota"));
    assertThat(ana.post(path + "/triage/ask", question).status()).isEqualTo(200);
    await().until(() -> house.bot.sent.stream().anyMatch(m -> m.choices().contains("Boleto")));
    assertThat(beto.post(path + "/triage/release", Map.of()).status()).isEqualTo(404);
    var wish =
        Map.of(
            "desk", house.desk("vendas").value(),
            "priority", 2,
            "answers", List.of(Map.of("ask", "Qual é o assunto?", "answer", "Boleto")));
    assertThat(ana.post(path + "/triage/release", wish).status()).isEqualTo(204);
    var given = beto.get(path).json();
    assertThat(given.get("priority").asInt()).isEqualTo(1);
    assertThat(given.at("/triage/0/answer").asText()).isEqualTo("Boleto");
  }

  @Test
  void aRequestThatIsRepeatedIsOneMessage() throws Exception {
    var path = talk("oi");
    var draft = draft("só uma vez");
    var ids = new HashSet<Long>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Guest.Reply>> tries = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        tries.add(() -> ana.post(path + "/messages", draft));
      }
      for (var reply : threads.invokeAll(tries)) {
        assertThat(reply.get().status()).isEqualTo(201);
        ids.add(reply.get().id());
      }
    }
    assertThat(ids).hasSize(1);
    await().until(() -> house.bot.sent.stream().anyMatch(m -> m.text().equals("só uma vez")));
    assertThat(house.bot.sent).filteredOn(m -> m.text().equals("só uma vez")).hasSize(1);
  }

  @Test
  void aNoteNeverReachesTheCustomer() {
    var path = talk("oi");
    var note = ana.post(path + "/notes", draft("cliente difícil")).json();
    assertThat(note.get("visible").asBoolean()).isFalse();
    ana.post(path + "/messages", draft("depois da nota"));
    await().until(() -> house.bot.sent.stream().anyMatch(m -> m.text().equals("depois da nota")));
    assertThat(house.bot.sent).noneMatch(m -> m.text().contains("cliente difícil"));
  }

  @Test
  void anAnswerToWhatTheProviderDoesNotKnowGoesOutAsAPlainOne() {
    var path = talk("oi");
    var note = ana.post(path + "/notes", draft("ligar depois"));
    var answer = draft("sobre a nota");
    answer.put("answers", note.id());
    assertThat(ana.post(path + "/messages", answer).status()).isEqualTo(201);
    await().until(() -> house.bot.sent.stream().anyMatch(m -> m.text().equals("sobre a nota")));
  }

  @Test
  void anEmptyMessageIsNotSent() {
    var path = talk("oi");
    assertThat(ana.post(path + "/messages", draft("   ")).code()).isEqualTo("invalid");
    var answer = draft("sobre isto");
    answer.put("answers", 999_999);
    assertThat(ana.post(path + "/messages", answer).status()).isEqualTo(400);
  }

  @Test
  void whatIsTransferredToAnotherDeskLeavesMySight() {
    var path = talk("quero comprar");
    var to = Map.of("desk", house.desk("vendas").value(), "note", "quer comprar");
    assertThat(beto.get(path).status()).isEqualTo(404);
    assertThat(ana.post(path + "/transfer", to).status()).isEqualTo(204);
    assertThat(ana.get(path).status()).isEqualTo(404);
    assertThat(beto.get(path).json().at("/desk/label").asText()).isEqualTo("Vendas");
  }

  @Test
  void whatIsTransferredToMeIsMineWhateverItsDesk() {
    var path = talk("oi");
    var to = Map.of("consultant", betoHimself.id().value());
    assertThat(ana.post(path + "/transfer", to).status()).isEqualTo(200);
    assertThat(beto.get(path).json().at("/consultant/name").asText()).isEqualTo("Beto");
    var mine = beto.get("/conversations?tab=mine").json();
    assertThat(mine.get("items").findValuesAsText("name")).contains("Beto");
    assertThat(mine.at("/counts/mine").asInt()).isPositive();
  }

  @Test
  void aTransferToNobodyIsRefused() {
    var path = talk("oi");
    assertThat(ana.post(path + "/transfer", Map.of("desk", 999_999)).status()).isEqualTo(400);
    assertThat(ana.post(path + "/transfer", Map.of("consultant", 999_999)).status()).isEqualTo(400);
    assertThat(ana.post(path + "/transfer", Map.of("note", "?")).status()).isEqualTo(400);
  }

  @Test
  void whatIsGivenBackWaitsAtTheFront() {
    var path = talk("oi");
    ana.post(path + "/take");
    var released = ana.post(path + "/release").json();
    assertThat(released.get("state").asText()).isEqualTo("queued");
    assertThat(released.has("consultant")).isFalse();
    assertThat(ana.post(path + "/release").code()).isEqualTo("already-taken");
    var first = carla.get("/conversations?tab=waiting&limit=1").json().at("/items/0");
    assertThat(path).endsWith("/" + first.get("id").asLong());
    assertThat(first.get("atFront").asBoolean()).isTrue();
  }

  @Test
  @Tag("IN-2")
  void aConversationClosesWithAnOutcomeOnly() {
    var path = talk("oi");
    assertThat(ana.post(path + "/close", Map.of()).code()).isEqualTo("invalid");
    assertThat(ana.post(path + "/close", Map.of("outcome", "solved")).code())
        .isEqualTo("solution-needed");
    var solved = new HashMap<String, Object>(Map.of("outcome", "solved", "solution", "reiniciado"));
    assertThat(ana.post(path + "/close", solved).code()).isEqualTo("email-needed");
    solved.put("withoutEmail", true);
    var closed = ana.post(path + "/close", solved).json();
    assertThat(closed.get("state").asText()).isEqualTo("closed");
    assertThat(closed.get("solution").asText()).isEqualTo("reiniciado");
    assertThat(ana.post(path + "/close", solved).code()).isEqualTo("already-closed");
    assertThat(ana.post(path + "/messages", draft("ainda?")).code()).isEqualTo("already-closed");
  }

  @Test
  @Tag("DC-4")
  void aTalkBecomesATicketThatMovesAndIsAnswered() {
    var path = talk("a SEFAZ recusou");
    var order =
        Map.of(
            "title",
            "Rejeição 539",
            "reason",
            "depende da SEFAZ",
            "category",
            "problema",
            "email",
            "zeca@cliente.example");
    var ticket = ana.post(path + "/escalate", order);
    assertThat(ticket.status()).as(ticket.text()).isEqualTo(201);
    var here = "/tickets/" + ticket.id();
    assertThat(ticket.json().at("/stage/key").asText()).isEqualTo("fila");
    assertThat(ticket.json().get("priority").asInt()).isEqualTo(3);
    assertThat(ticket.json().get("next")).isNotEmpty();
    assertThat(ana.get(path).json().at("/tickets/0/id").asLong()).isEqualTo(ticket.id());
    assertThat(ana.get(here + "/entries").json().toString()).contains("a SEFAZ recusou");
    var moved = ana.post(here + "/stage", Map.of("stage", "atendimento")).json();
    assertThat(moved.at("/stage/label").asText()).isEqualTo("Em atendimento");
    assertThat(ana.post(here + "/stage", Map.of("stage", "finalizado")).code())
        .isEqualTo("solution-needed");
    assertThat(ana.post(here + "/messages", draft("corrigimos o cadastro")).status())
        .isEqualTo(201);
    var assigned =
        ana.patch(
                here, Map.of("assignee", anaHerself.id().value(), "title", "Rejeição 539 na NF-e"))
            .json();
    assertThat(assigned.at("/assignee/name").asText()).isEqualTo("Ana");
    var nobody = Guest.JSON.createObjectNode().putNull("assignee");
    assertThat(ana.patch(here, nobody).json().has("assignee")).isFalse();
    await()
        .until(
            () ->
                house.mail.sent.stream().anyMatch(m -> m.text().contains("corrigimos o cadastro")));
    assertThat(ana.post(here + "/read", Map.of("upTo", 1)).status()).isEqualTo(204);
    house.words.catchUp();
    assertThat(ana.get("/tickets?assignee=none&q=539").json().get("items")).hasSize(1);
  }

  @Test
  void aTicketIsOpenedForSomebodyNew() {
    var wish =
        Map.of(
            "email",
            "nova@cliente.example",
            "name",
            "Nova",
            "desk",
            house.desk("suporte").value(),
            "title",
            "Por telefone",
            "text",
            "ligou e pediu");
    var ticket = ana.post("/tickets", wish);
    assertThat(ticket.status()).as(ticket.text()).isEqualTo(201);
    assertThat(ticket.json().at("/person/email").asText()).isEqualTo("nova@cliente.example");
    assertThat(ana.post("/tickets", Map.of("desk", 1, "title", "x", "text", "y")).status())
        .isEqualTo(400);
  }

  @Test
  void readingIsForgottenNever() {
    var path = talk("oi");
    var last = ana.get(path + "/entries").json().get("items");
    assertThat(
            ana.post(path + "/read", Map.of("upTo", last.get(last.size() - 1).get("id"))).status())
        .isEqualTo(204);
    assertThat(ana.get(path).json().get("unread").asInt()).isZero();
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepetition() {
    var who = someone();
    var path = "/conversations/" + house.chat(who, "m0").id().value();
    for (int i = 1; i < 25; i++) {
      house.chat(who, "m" + i);
    }
    var texts = new ArrayList<String>();
    String before = "";
    JsonNode page;
    do {
      page = ana.get(path + "/entries?limit=4" + before).json();
      var these = page.get("items");
      for (int i = these.size() - 1; i >= 0; i--) {
        if (these.get(i).get("kind").asText().equals("message")) {
          texts.addFirst(these.get(i).get("text").asText());
        }
      }
      before = "&before=" + these.get(0).get("id");
    } while (page.get("more").asBoolean());
    assertThat(texts).hasSize(25).startsWith("m0", "m1").endsWith("m24");
  }

  @Test
  void theListIsReadByThePage() {
    for (int i = 0; i < 7; i++) {
      talk("página " + i);
    }
    var seen = new ArrayList<Long>();
    String after = "";
    do {
      var page = carla.get("/conversations?tab=all&limit=3" + after).json();
      page.get("items").forEach(item -> seen.add(item.get("id").asLong()));
      after = page.has("next") ? "&after=" + page.get("next").asText() : "";
    } while (!after.isEmpty());
    assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(7);
    assertThat(carla.get("/conversations?after=x").status()).isEqualTo(400);
  }

  @Test
  void aLongAnswerComesPackedToWhoeverUnderstandsIt() throws Exception {
    for (int i = 0; i < 5; i++) {
      talk("uma palavra " + i);
    }
    var asked =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + house.port() + "/api/v1/conversations?tab=all"))
            .header("Accept-Encoding", "gzip");
    carla.headers().forEach(asked::header);
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(asked.build(), BodyHandlers.ofByteArray());
      assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
      var opened = new GZIPInputStream(new ByteArrayInputStream(answer.body()));
      assertThat(Guest.JSON.readTree(opened).get("items").size()).isGreaterThanOrEqualTo(5);
    }
  }

  @Test
  void searchTakesWhateverIsTyped() {
    for (var typed :
        List.of(
            "12",
            "-5",
            "1.5",
            "true",
            "null",
            "\"",
            "a\"b",
            "{",
            "[1]",
            "100%",
            "_",
            "\\",
            "ção",
            "'; drop table entry")) {
      var q = java.net.URLEncoder.encode(typed, java.nio.charset.StandardCharsets.UTF_8);
      assertThat(ana.get("/conversations?q=" + q).status()).as(typed).isEqualTo(200);
      assertThat(ana.get("/contacts?q=" + q).status()).as(typed).isEqualTo(200);
      assertThat(ana.get("/tickets?q=" + q).status()).as(typed).isEqualTo(200);
    }
  }

  @Test
  @Tag("IN-1")
  void aPersonIsShownWithTheirContactsWithEveryDesk() {
    var who = someone();
    var talk = house.chat(who, "oi");
    house.handover.transfer(talk.id(), anaHerself.id(), house.desk("vendas"), null);
    var person = ana.get("/contacts/" + talk.contact().value()).json();
    assertThat(person.at("/conversations/0/id").asLong()).isEqualTo(talk.id().value());
    assertThat(person.at("/conversations/0/inSight").asBoolean()).isFalse();
    assertThat(
            beto.get("/contacts/" + talk.contact().value())
                .json()
                .at("/conversations/0/inSight")
                .asBoolean())
        .isTrue();
  }

  @Test
  void whatIsKnownOfAPersonIsCorrected() {
    var talk = house.chat(someone(), "oi");
    var path = "/contacts/" + talk.contact().value();
    var change =
        Map.of(
            "name",
            "Maria da Silva",
            "email",
            "Maria@Cliente.example",
            "company",
            "ACME",
            "notes",
            "prefere manhã");
    var changed = ana.patch(path, change).json();
    assertThat(changed.get("email").asText()).isEqualTo("maria@cliente.example");
    assertThat(
            ana.patch(path, Guest.JSON.createObjectNode().putNull("company")).json().has("company"))
        .isFalse();
    assertThat(ana.patch(path, Map.of("email", "não é")).status()).isEqualTo(400);
    assertThat(ana.get(path).json().get("notes").asText()).isEqualTo("prefere manhã");
  }

  @Test
  void aMessageThatFailedIsTriedAgainAndOneThatDidNotIsNot() {
    var path = talk("oi");
    var sent = ana.post(path + "/messages", draft("chegou")).id();
    await().until(() -> house.bot.sent.stream().anyMatch(m -> m.text().equals("chegou")));
    assertThat(ana.post("/entries/" + sent + "/retry").status()).isEqualTo(409);
    db.database()
        .update(
            "update delivery set status = 'failed', reason = 'Bloqueado pelo cliente.' where"
                + " entry_id = $1",
            sent);
    var items = ana.get(path + "/entries").json().get("items");
    assertThat(items.get(items.size() - 1).at("/delivery/reason").asText()).contains("Bloqueado");
    assertThat(ana.post("/entries/" + sent + "/retry").status()).isEqualTo(200);
  }
}
