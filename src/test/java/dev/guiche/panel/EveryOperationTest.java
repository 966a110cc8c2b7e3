package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.channel.InboundAttachment;
import dev.guiche.conversation.Conversation;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.Role;
import dev.guiche.http.Contract;
import io.vertx.openapi.contract.Operation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Walks the document, so that an operation that is added to it is tried too: by nobody, by somebody
 * of too low a role, from another site, and on what is not in sight.
 */
class EveryOperationTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  static PanelHouse house;
  static JsonNode document;
  static final Map<Role, Guest> people = new EnumMap<>(Role.class);
  static Guest stranger;
  static Guest customer;
  static Guest otherCustomer;

  /** What is only in the sight of its desk, and one of it that is another desk's. */
  static Map<String, Long> bySight;

  /** What every consultant may see, or only admins and supervisors, who see all. */
  static final List<String> NOT_BY_SIGHT =
      List.of(
          "consultants",
          "desks",
          "tokens",
          "canned-replies",
          "articles",
          "article-images",
          "contacts",
          "partners",
          "quarantine",
          "webhooks",
          "webhook-deliveries",
          "companies");

  @BeforeAll
  static void open() {
    house = new PanelHouse(db.database());
    document = StatedAnswers.document(house.contract);
    people.put(Role.ADMIN, house.logIn(house.consultant("Davi", Role.ADMIN, "suporte")));
    people.put(Role.SUPERVISOR, house.logIn(house.consultant("Carla", Role.SUPERVISOR, "suporte")));
    people.put(Role.CONSULTANT, house.logIn(house.consultant("Ana", Role.CONSULTANT, "suporte")));
    stranger = house.logIn(house.consultant("Beto", Role.CONSULTANT, "vendas"));
    customer = house.customer("joana@cliente.example");
    otherCustomer = house.customer("rui@outra.example");
    bySight = others();
  }

  private static Guest person(Role role) {
    return Objects.requireNonNull(people.get(role));
  }

  private static final Map<String, String> LATER =
      Map.of(
          "clientKey", "6f1f0f0e-97a5-4a8e-9a53-8f3c3c1f0a77",
          "text", "Até amanhã",
          "at", java.time.Instant.now().plusSeconds(86_400).toString());

  private static Map<String, Long> others() {
    var talk =
        house.chat("maria", "olá", InboundAttachment.of("a.txt", "text/plain", new byte[] {1}));
    var ana = person(Role.CONSULTANT);
    var entries = ana.get("/conversations/" + talk.id().value() + "/entries").json().get("items");
    var message = entries.get(entries.size() - 1);
    var opened =
        customer.post(
            "/portal/tickets",
            Map.of("clientKey", "chave-da-joana", "title", "Meu", "attachments", theirs()));
    long ticket = ticket(house.chat("joana", "socorro"));
    var meeting = Map.of("kind", "visit", "startsAt", "2099-01-02T13:00:00Z", "minutes", 60);
    return Map.of(
        "me/filters", ana.post("/me/filters", Map.of("name", "Meus", "query", Map.of())).id(),
        "portal/tickets", opened.json().at("/ticket/id").asLong(),
        "portal/files", opened.json().at("/entries/1/files/0/id").asLong(),
        "conversations", talk.id().value(),
        "tickets", ticket,
        "tasks", ana.post("/tickets/" + ticket + "/tasks", Map.of("text", "Ligar")).id(),
        "appointments", ana.post("/tickets/" + ticket + "/appointments", meeting).id(),
        "later", ana.post("/conversations/" + talk.id().value() + "/later", LATER).id(),
        "entries", message.get("id").asLong(),
        "attachments", message.at("/attachments/0/id").asLong());
  }

  private static List<Long> theirs() {
    return List.of(
        customer.send("POST", "/portal/uploads?name=a.txt", "text/plain", new byte[] {1}).id());
  }

  private static long ticket(Conversation talk) {
    var order = Map.of("title", "Nota parada", "reason", "SEFAZ", "email", "joana@cliente.example");
    var reply =
        person(Role.CONSULTANT).post("/conversations/" + talk.id().value() + "/escalate", order);
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.id();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static Stream<DynamicTest> each(
      Predicate<Operation> which, java.util.function.Consumer<Operation> trial) {
    return house.contract.routes().operations().stream()
        .filter(which)
        .map(operation -> dynamicTest(operation.getOperationId(), () -> trial.accept(operation)));
  }

  private static boolean needsLogin(Operation operation) {
    return Contract.lowestRole(operation).isPresent() || Contract.isForCustomers(operation);
  }

  private static Guest insider(Operation operation) {
    return Contract.isForCustomers(operation) ? customer : person(Role.ADMIN);
  }

  private static boolean isUnsafe(Operation operation) {
    return !operation.getHttpMethod().name().equals("GET");
  }

  /** With a body that is as it should be, where one is due. */
  private static Guest.Reply call(Guest who, Operation operation, long id) {
    var path =
        operation
            .getOpenAPIPath()
            .replace("{id}", Long.toString(id))
            .replace("{figure}", "volume-by-day");
    var schema =
        document
            .path("paths")
            .path(operation.getOpenAPIPath())
            .path(operation.getHttpMethod().name().toLowerCase(java.util.Locale.ROOT))
            .at("/requestBody/content/application~1json/schema");
    if (operation.getOperationId().startsWith("upload")) {
      return who.send("POST", path + "?name=a.txt", "text/plain", new byte[] {1});
    }
    byte[] body =
        schema.isMissingNode()
            ? null
            : Sample.of(document, schema)
                .toString()
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return who.send(
        operation.getHttpMethod().name(), path, body == null ? null : "application/json", body);
  }

  @TestFactory
  Stream<DynamicTest> nobodyComesInWithoutALogin() {
    return each(
        EveryOperationTest::needsLogin,
        operation -> {
          var reply = call(house.guest(), operation, 1);
          assertThat(reply.status()).isEqualTo(401);
          assertThat(reply.code()).isEqualTo("not-logged-in");
        });
  }

  @TestFactory
  Stream<DynamicTest> aRoleThatDoesNotReachIsRefused() {
    return each(
        operation -> Contract.lowestRole(operation).isPresent(),
        operation -> {
          Role needed = Contract.lowestRole(operation).orElseThrow();
          for (var person : people.entrySet()) {
            if (!person.getKey().mayDo(needed)) {
              var reply = call(person.getValue(), operation, 1);
              assertThat(reply.status()).as(person.getKey().name()).isEqualTo(403);
              assertThat(reply.code()).isEqualTo("forbidden");
            }
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> anotherSiteCannotUseMyCookie() {
    return each(
        operation -> needsLogin(operation) && isUnsafe(operation),
        operation -> {
          var tricked = insider(operation).without("X-Requested-With");
          var reply = call(tricked, operation, 1);
          assertThat(reply.status()).isEqualTo(403);
          assertThat(reply.code()).isEqualTo("cross-site");
        });
  }

  @Test
  void aConsultantIsNoCustomerAndTheOtherWayRound() {
    assertThat(person(Role.ADMIN).get("/portal/tickets").status()).isEqualTo(401);
    assertThat(customer.get("/tickets").status()).isEqualTo(401);
  }

  @TestFactory
  Stream<DynamicTest> whatIsNotInSightDoesNotExist() {
    return each(
        operation -> operation.getOpenAPIPath().contains("{id}"),
        operation -> {
          var path = operation.getOpenAPIPath();
          var kind = path.substring(1, path.indexOf("/{"));
          var other = bySight.get(kind);
          if (other == null) {
            assertThat(NOT_BY_SIGHT).as("say whether it is by sight").contains(kind);
          } else {
            var who = Contract.isForCustomers(operation) ? otherCustomer : stranger;
            assertThat(call(who, operation, other).status()).isEqualTo(404);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> whatIsNotThereIsNotFound() {
    return each(
        operation -> operation.getOpenAPIPath().contains("{id}"),
        operation ->
            assertThat(call(insider(operation), operation, 999_999_999L).status()).isEqualTo(404));
  }

  @Test
  void listsHoldOnlyWhatIsInSight() {
    var newcomer = house.logIn(house.consultant("Gil", Role.CONSULTANT));
    assertThat(newcomer.get("/conversations?tab=all").json().get("items")).isEmpty();
    assertThat(newcomer.get("/conversations?state=closed").json().get("items")).isEmpty();
    assertThat(newcomer.get("/conversations").json().at("/counts/all").asLong()).isZero();
    assertThat(newcomer.get("/tickets?state=all").json().get("items")).isEmpty();
    assertThat(person(Role.SUPERVISOR).get("/tickets?state=all").json().get("items")).hasSize(2);
  }

  @Test
  void aFileThatIsOnlyUploadedIsItsOwners() {
    var upload = person(Role.CONSULTANT).upload("a.txt", "text/plain", new byte[] {1});
    assertThat(stranger.get("/attachments/" + upload.id()).status()).isEqualTo(404);
    assertThat(person(Role.ADMIN).get("/attachments/" + upload.id()).status()).isEqualTo(404);
    assertThat(person(Role.CONSULTANT).get("/attachments/" + upload.id()).status()).isEqualTo(200);
  }

  @Test
  void aMessageCannotCarryAnothersUpload() {
    var upload = stranger.upload("a.txt", "text/plain", new byte[] {1});
    var draft =
        Map.of(
            "clientKey", java.util.UUID.randomUUID().toString(),
            "text", "veja",
            "attachments", List.of(upload.id()));
    var reply =
        person(Role.CONSULTANT)
            .post("/conversations/" + bySight.get("conversations") + "/messages", draft);
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.code()).isEqualTo("file-gone");
  }

  @Test
  void aGuessedKeyShowsNoEntryOfAnotherConversation() {
    var key = java.util.UUID.randomUUID().toString();
    var secret = Map.of("clientKey", key, "text", "só para o suporte");
    person(Role.CONSULTANT)
        .post("/conversations/" + bySight.get("conversations") + "/notes", secret);
    var own = house.chat("pedro", "olá");
    house.handover.transfer(
        own.id(), house.consultants.all().getFirst().id(), house.desk("vendas"), null);
    var reply =
        stranger.post(
            "/conversations/" + own.id().value() + "/notes", Map.of("clientKey", key, "text", "?"));
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text()).doesNotContain("só para o suporte");
  }

  @Test
  void theDocumentIsServedAsItIs() throws Exception {
    var served = house.guest().get("/openapi.json");
    assertThat(served.json().get("openapi").asText()).isEqualTo("3.1.0");
    assertThat(served.json().at("/servers/0/url").asText()).isEqualTo("/api/v1");
    var page = house.guest().get("/docs");
    assertThat(page.header("Content-Type")).startsWith("text/html");
    house
        .contract
        .routes()
        .operations()
        .forEach(
            operation ->
                assertThat(page.text()).contains("id=\"" + operation.getOperationId() + "\""));
    assertThat(page.text()).doesNotContain("<script", "http://", "https://");
  }

  @Test
  void anUnknownPathAndAWrongMethodAreSaidSo() {
    assertThat(house.guest().get("/nowhere").code()).isEqualTo("not-found");
    var wrong = house.guest().delete("/conversations");
    assertThat(wrong.status()).isEqualTo(405);
    assertThat(wrong.header("Allow")).isEqualTo("GET");
  }
}
