package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.Content;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.MailFacts;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.TimelineId;
import dev.guiche.conversation.Timelines;
import dev.guiche.conversation.VisitorReading;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.Role;
import dev.guiche.ticket.FileLinks;
import dev.guiche.ticket.Signer;
import dev.guiche.webhook.Receiver;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A word is planted wherever only the house may read, and looked for on every way out. A new way
 * out is one line of {@link #waysOut}, a new hiding place one line of {@link #plant}.
 */
@Tag("CU-9")
class PlantedSecretTest {
  private static final String SECRET = "jabuticaba";
  private static final String CUSTOMER = "vis@loja.example";

  @RegisterExtension static final TestDatabase db = new TestDatabase();
  static PanelHouse house;
  static Guest ana;
  static Guest customer;
  static long ticket;
  static TimelineId timeline;
  static OutboundMessage transcript;
  static final Receiver program = new Receiver();

  @BeforeAll
  static void plant() throws Exception {
    house = new PanelHouse(db.database(), Map.of("OUTSIDE", program.url()));
    ana = house.logIn(house.consultant("Ana", Role.ADMIN, "suporte"));
    var hidden = house.consultant("Xisto " + SECRET, Role.ADMIN, "suporte");
    var xisto = house.logIn(hidden);

    var talk = house.chat("vis", "tenho um problema");
    var talks = "/conversations/" + talk.id().value();
    ana.post(talks + "/notes", said("nota " + SECRET));
    var order =
        Map.of("title", "Problema", "reason", SECRET, "category", "problema", "email", CUSTOMER);
    ticket = ana.post(talks + "/escalate", order).id();
    await().until(() -> mails().anyMatch(m -> m.text().contains("tenho um problema")));
    transcript = mails().filter(m -> m.text().contains("tenho um problema")).findFirst().get();
    customer = house.customer(CUSTOMER);
    timeline =
        db.database()
            .one(
                "select timeline_id from ticket where id = $1",
                row -> new TimelineId(row.number("timeline_id")),
                ticket);

    var tickets = "/tickets/" + ticket;
    var file = ana.upload(SECRET + ".txt", "text/plain", SECRET.getBytes(StandardCharsets.UTF_8));
    ana.post(tickets + "/notes", with(said("nota " + SECRET), "attachments", List.of(file.id())));
    ana.patch(tickets, Map.of("assignee", hidden.id().value()));
    move(xisto, "diagnostico", Map.of("solution", SECRET, "reason", SECRET));
    ana.post(tickets + "/notes", said(SECRET));
    thirdPartyWrites();
    event("secret-doings", false, Map.of("what", SECRET));
    event("stage", true, Map.of("to", "atendimento", "toLabel", "Em atendimento", "x", SECRET));
    event("bounced", true, Map.of("reason", SECRET));
    move(xisto, "atendimento", Map.of());
    ana.post(tickets + "/messages", said("corrigimos"));
    hideInWork(hidden.id().value());
    hideOnWhatsApp();
    move(ana, "finalizado", Map.of("solution", "Atualize o sistema"));
    await().until(() -> mails().anyMatch(m -> m.text().contains("Atualize o sistema")));
    for (String last : List.of("ticket.closed", "corrigimos", "olá pelo WhatsApp")) {
      await().until(() -> webHook().contains(last));
    }
  }

  /** Tags, tasks, who follows it, and an appointment whose invitation goes out. */
  private static void hideInWork(long hidden) {
    var tickets = "/tickets/" + ticket;
    ana.put(tickets + "/tags", Map.of("tags", List.of(SECRET)));
    long task = ana.post(tickets + "/tasks", Map.of("text", SECRET, "assignee", hidden)).id();
    ana.patch("/tasks/" + task, Map.of("done", true));
    ana.post(tickets + "/watch", Map.of("consultant", hidden));
    Map<String, Object> visit =
        Map.of("kind", "visit", "startsAt", "2099-01-02T13:00:00Z", "minutes", 60);
    ana.post(tickets + "/appointments", with(visit, "place", "Na loja"));
    await().until(() -> sentFiles().contains("BEGIN:VCALENDAR"));
  }

  private static void hideOnWhatsApp() {
    var talk = house.chat(house.zap, new Address(ChannelKind.WHATSAPP, "+5511999990001"), "oi");
    var path = "/conversations/" + talk.id().value();
    ana.post(path + "/notes", said(SECRET));
    ana.put(path + "/tags", Map.of("tags", List.of(SECRET)));
    ana.post(path + "/messages", said("olá pelo WhatsApp"));
    await().until(() -> house.zap.sent.toString().contains("olá pelo WhatsApp"));
  }

  private static String webHook() {
    return program.letters.toString();
  }

  @AfterAll
  static void close() {
    house.close();
    program.close();
  }

  private static Map<String, Object> said(String text) {
    return Map.of("clientKey", UUID.randomUUID().toString(), "text", text);
  }

  private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
    var more = new LinkedHashMap<>(map);
    more.put(key, value);
    return more;
  }

  private static void move(Guest by, String stage, Map<String, Object> more) {
    var reply = by.post("/tickets/" + ticket + "/stage", with(more, "stage", stage));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  private static void event(String type, boolean visible, Map<String, ?> details) {
    db.database()
        .inTransaction(
            tx -> Timelines.add(tx, timeline, NewEntry.event(type, null, visible, details)));
  }

  private static void thirdPartyWrites() throws Exception {
    var to = List.of(transcript.mail().replyTo());
    house.intake.receive(
        new InboundMessage(
            new ChannelName("correio"),
            new ExternalId("<" + UUID.randomUUID() + "@longe.example>"),
            Address.email("terceiro@longe.example"),
            "Terceiro",
            Instant.now(),
            0,
            Content.text(SECRET),
            List.of(),
            null,
            "terceiro@longe.example",
            new MailFacts("Re", to, List.of(), MailFacts.Origin.PERSON, null)));
  }

  private static Stream<OutboundMessage> mails() {
    return house.mail.sent.stream().filter(m -> m.to().value().equals(CUSTOMER));
  }

  /** What each way out gives away, all of it as text. */
  private static Map<String, Callable<String>> waysOut() {
    var ways = new LinkedHashMap<String, Callable<String>>();
    ways.put("mails", () -> mails().toList().toString());
    ways.put("messages on WhatsApp", () -> house.zap.sent.toString());
    ways.put(
        "the web hook of a program that asks for nothing internal", PlantedSecretTest::webHook);
    ways.put("messages of the bot", () -> house.bot.sent.toString());
    ways.put("whatever else is in the outbox", PlantedSecretTest::deliveries);
    ways.put("files that were sent along", PlantedSecretTest::sentFiles);
    ways.put("the list", () -> customer.get("/portal/tickets").text());
    ways.put("the ticket", () -> customer.get("/portal/tickets/" + ticket).text());
    ways.put("the ticket in English", () -> in("en").get("/portal/tickets/" + ticket).text());
    ways.put("search", () -> customer.get("/portal/tickets?q=" + SECRET).text());
    ways.put("the form", () -> customer.get("/portal/form").text());
    ways.put("who I am", () -> customer.get("/portal/me").text());
    ways.put("what an answer answers", () -> customer.post(mine("/messages"), said("oi")).text());
    ways.put(
        "what a rating answers", () -> customer.put(mine("/rating"), Map.of("stars", 3)).text());
    ways.put("files of tickets", PlantedSecretTest::files);
    ways.put("files by link", PlantedSecretTest::linkedFiles);
    ways.put("frames of the web chat", PlantedSecretTest::frames);
    return ways;
  }

  @TestFactory
  Stream<DynamicTest> itIsOnNoWayOut() {
    return waysOut().entrySet().stream()
        .map(
            way ->
                dynamicTest(
                    way.getKey(),
                    () ->
                        assertThat(way.getValue().call())
                            .isNotBlank()
                            .doesNotContainIgnoringCase(SECRET)
                            .doesNotContainIgnoringCase("diagn")));
  }

  @Test
  void itIsThereToBeFound() {
    assertThat(ana.get("/tickets/" + ticket + "/entries").text()).contains(SECRET);
    assertThat(ana.get("/tickets/" + ticket + "/tags").text()).contains(SECRET);
    assertThat(ana.get("/tickets/" + ticket + "/tasks").text()).contains(SECRET);
    assertThat(ana.get("/tickets/" + ticket + "/watchers").text()).contains(SECRET);
    assertThat(webHook()).contains("corrigimos", "ticket.closed", "olá pelo WhatsApp");
    assertThat(sentFiles()).contains("BEGIN:VCALENDAR");
    assertThat(customer.get("/portal/tickets/" + ticket).text())
        .contains("corrigimos", "Atualize o sistema");
  }

  @Test
  void somebodyElsesTicketDoesNotExist() {
    var stranger = house.customer("rui@outra.example");
    var protocol = customer.get(mine("")).json().at("/ticket/protocol").asText();
    assertThat(stranger.get(mine("")).status()).isEqualTo(404);
    assertThat(stranger.post(mine("/messages"), said("oi")).status()).isEqualTo(404);
    assertThat(stranger.get("/portal/tickets?q=" + protocol).json().get("items")).isEmpty();
    attachments()
        .forEach(id -> assertThat(stranger.get("/portal/files/" + id).status()).isEqualTo(404));
  }

  private static String mine(String rest) {
    return "/portal/tickets/" + ticket + rest;
  }

  private static Guest in(String language) {
    return customer.with("Accept-Language", language);
  }

  private static String deliveries() {
    return String.join(
        "\n",
        db.database()
            .list(
                "select to_jsonb(d)::text as all from delivery d where kind <> 'email' or address ="
                    + " $1",
                row -> row.text("all"),
                CUSTOMER));
  }

  private static String sentFiles() {
    return db.database()
        .one(
            """
            select 'files: ' || coalesce(string_agg(a.name || convert_from(c.bytes, 'LATIN1'), ' '), '') as all
            from delivery d, unnest(d.files) f join attachment a on a.id = f
            join attachment_content c on c.attachment_id = a.id
            """,
            row -> row.text("all"));
  }

  private static List<Long> attachments() {
    return db.database().list("select id from attachment", row -> row.number("id"));
  }

  private static String files() {
    var all = new StringBuilder("files: ");
    for (long id : attachments()) {
      var reply = customer.get("/portal/files/" + id);
      all.append(reply.headers().map()).append(reply.text());
    }
    return all.toString();
  }

  private static String linkedFiles() throws Exception {
    var links =
        new FileLinks(
            URI.create("http://127.0.0.1:" + house.port()), Signer.named("house", db.database()));
    var all = new StringBuilder("files: ");
    for (long id : attachments()) {
      var link = URI.create(links.to(id, Instant.now().plus(1, ChronoUnit.DAYS)));
      var reply =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString());
      all.append(reply.headers().map()).append(reply.body());
    }
    return all.toString();
  }

  private static String frames() {
    return new VisitorReading(db.database())
        .since(new ChannelName("bot"), new Address(ChannelKind.TELEGRAM, "vis"), 0, 100)
        .toString();
  }
}
