package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.Role;
import dev.guiche.house.QuietLog;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** Whatever is sent, the answer is a refusal in words and never a fault of ours. */
@Isolated("It reads what everybody logs")
class MalformedTest {
  private static final int EACH = 100;

  /** Each of these costs the hash of a password. */
  private static final java.util.Set<String> DEAR =
      java.util.Set.of("logIn", "createConsultant", "changeConsultant", "changePassword");

  private static final Pattern TRACE =
      Pattern.compile("Exception|\\tat |dev\\.guiche|io\\.vertx|com\\.fasterxml|PgException");

  @RegisterExtension static final TestDatabase db = new TestDatabase();
  @RegisterExtension final QuietLog log = new QuietLog();
  static PanelHouse house;
  static JsonNode document;
  static Guest program;
  static long token;
  static Map<String, Long> known;

  @BeforeAll
  static void open() {
    house = new PanelHouse(db.database());
    document = StatedAnswers.document(house.contract);
    var admin = house.logIn(house.consultant("Davi", Role.ADMIN, "suporte"));
    var made = admin.post("/tokens", Map.of("name", "robô", "role", "admin"));
    token = made.id();
    program =
        house
            .customer("joana@cliente.example")
            .with("Authorization", "Bearer " + made.json().get("secret").asText());
    var talk = house.chat("maria", "olá");
    var other = house.chat("joana", "socorro");
    var order = Map.of("title", "x", "reason", "y", "withoutEmail", true);
    var ticket = admin.post("/conversations/" + other.id().value() + "/escalate", order).id();
    var entry =
        admin
            .get("/conversations/" + talk.id().value() + "/entries")
            .json()
            .at("/items/0/id")
            .asLong();
    var file = admin.upload("a.txt", "text/plain", new byte[] {1}).id();
    var theirs =
        program
            .post("/portal/tickets", Map.of("clientKey", "uma-chave", "title", "Meu"))
            .json()
            .at("/ticket/id")
            .asLong();
    known =
        Map.of(
            "conversations",
            talk.id().value(),
            "tickets",
            ticket,
            "entries",
            entry,
            "attachments",
            file,
            "contacts",
            talk.contact().value(),
            "portal",
            theirs);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void noRequestIsAFaultOfOurs() throws Exception {
    var statuses = new ConcurrentHashMap<Integer, AtomicInteger>();
    var faults = new ConcurrentHashMap<String, String>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      var all =
          house.contract.routes().operations().stream()
              .map(operation -> threads.submit(() -> send(operation, statuses, faults)))
              .toList();
      for (var operation : all) {
        operation.get();
      }
    }
    assertThat(faults).isEmpty();
    int sent = statuses.values().stream().mapToInt(AtomicInteger::get).sum();
    assertThat(sent).isGreaterThan(10_000);
    assertThat(new TreeMap<>(statuses).keySet())
        .as("some get through, some do not")
        .contains(200, 201, 400, 404, 415);
    var talk = house.chat("depois-de-tudo", "ainda aí?");
    assertThat(program.get("/conversations/" + talk.id().value() + "/entries").text())
        .contains("ainda aí?");
  }

  private @Nullable Void send(
      Operation operation, Map<Integer, AtomicInteger> statuses, Map<String, String> faults)
      throws java.io.IOException {
    int times = DEAR.contains(operation.getOperationId()) ? EACH / 10 : EACH;
    try (var line = new OpenLine(house.port())) {
      for (int i = 0; i < times; i++) {
        send(line, operation, i, statuses, faults);
      }
    }
    return null;
  }

  private void send(
      OpenLine line,
      Operation operation,
      int number,
      Map<Integer, AtomicInteger> statuses,
      Map<String, String> faults)
      throws java.io.IOException {
    var odd = new Oddities(operation.getOperationId().hashCode() * 31L + number);
    var kind = operation.getOpenAPIPath().split("/", -1)[1];
    var id = odd.id(known.getOrDefault(kind, 1L));
    if (operation.getOperationId().equals("leavePortal")) {
      return;
    }
    if (operation.getOperationId().equals("deleteToken") && id.equals(Long.toString(token))) {
      return;
    }
    var query =
        operation.getParameters().stream()
            .filter(p -> p.getIn() == io.vertx.openapi.contract.Location.QUERY)
            .map(Parameter::getName)
            .toList();
    var path = operation.getOpenAPIPath().replace("{id}", id) + odd.query(query);
    var schema = schema(operation);
    byte[] body = schema.isMissingNode() ? null : odd.body(document, schema);
    var answer =
        line.ask(
            operation.getHttpMethod().name(),
            "/api/v1" + path,
            program.headers(),
            odd.mediaType(),
            body);
    statuses.computeIfAbsent(answer.status(), key -> new AtomicInteger()).incrementAndGet();
    if (answer.status() >= 500 || TRACE.matcher(answer.body()).find()) {
      faults.put(
          operation.getOperationId() + " " + path,
          answer + " to " + (body == null ? "" : new String(body, StandardCharsets.UTF_8)));
    }
  }

  private static JsonNode schema(Operation operation) {
    return document
        .path("paths")
        .path(operation.getOpenAPIPath())
        .path(operation.getHttpMethod().name().toLowerCase(java.util.Locale.ROOT))
        .at("/requestBody/content/application~1json/schema");
  }

  @Test
  void noFrameStopsTheLine() throws Exception {
    var ana = house.logIn(house.consultant("Ana", Role.CONSULTANT, "suporte"));
    try (var threads = Executors.newFixedThreadPool(6)) {
      var rounds =
          IntStream.range(0, 168)
              .mapToObj(round -> threads.submit(() -> babble(ana, round)))
              .toList();
      for (var round : rounds) {
        round.get();
      }
    }
    try (var line = LiveLine.open(ana, null)) {
      line.sayBinary(new byte[] {1, 2, 3});
      line.first("error");
      house.chat("ainda-viva", "a linha vive");
      await().until(() -> line.texts().contains("a linha vive"));
    }
  }

  private static void babble(Guest ana, int round) {
    try (var line = LiveLine.open(ana, null)) {
      var odd = new Oddities(round);
      for (int i = 0; i < 60; i++) {
        line.sayText(odd.frame());
      }
      line.settle();
      assertThat(line.closed).as("60 frames are not too many").isNotDone();
    }
  }

  @Test
  void bytesThatAreNoFramesEndTheirOwnLineOnly() throws Exception {
    var ana = house.logIn(house.consultant("Ana", Role.CONSULTANT, "suporte"));
    var random = new Random(7);
    for (int i = 0; i < 200; i++) {
      try (var socket = upgraded(ana)) {
        byte[] noise = new byte[1 + random.nextInt(300)];
        random.nextBytes(noise);
        socket.getOutputStream().write(noise);
      }
    }
    assertThat(ana.get("/me").status()).isEqualTo(200);
    await().until(() -> db.database().list("select id from screen", r -> 1).isEmpty());
  }

  @Test
  void whoSaysTooMuchIsCutOff() throws Exception {
    var ana = house.logIn(house.consultant("Ana", Role.CONSULTANT, "suporte"));
    try (var line = LiveLine.open(ana, null)) {
      try {
        for (int i = 0; i < 5_000 && !line.closed.isDone(); i++) {
          line.sayText("{\"type\":\"ping\"}");
        }
      } catch (java.util.concurrent.CompletionException closedUnderway) {
        // As it should be.
      }
      assertThat(line.closed.get(20, java.util.concurrent.TimeUnit.SECONDS)).isEqualTo(4429);
    }
  }

  @Test
  void whoDoesNotListenIsCutOffAndHoldsNobodyUp() throws Exception {
    var carla = house.logIn(house.consultant("Carla", Role.SUPERVISOR));
    try (var deaf = upgraded(carla);
        var line = LiveLine.open(carla, null)) {
      var hello = "{\"type\":\"hello\",\"since\":null,\"entries\":\"all\"}";
      deaf.getOutputStream().write(masked(hello));
      await().until(() -> db.database().list("select id from screen", r -> 1).size() == 2);
      var large = "m".repeat(90_000);
      for (int i = 0; i < 300; i++) {
        house.chat("tagarela", i + large);
      }
      await().atMost(java.time.Duration.ofSeconds(40)).until(() -> line.texts().size() >= 300);
      await()
          .atMost(java.time.Duration.ofSeconds(40))
          .until(() -> db.database().list("select id from screen", r -> 1).size() == 1);
    }
  }

  private static byte[] masked(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] frame = new byte[bytes.length + 6];
    frame[0] = (byte) 0x81;
    frame[1] = (byte) (0x80 | bytes.length);
    System.arraycopy(bytes, 0, frame, 6, bytes.length);
    return frame;
  }

  private static Socket upgraded(Guest guest) throws Exception {
    var socket = new Socket();
    socket.setReceiveBufferSize(8_192);
    socket.connect(
        new java.net.InetSocketAddress(java.net.InetAddress.getLoopbackAddress(), house.port()));
    var head =
        "GET /api/v1/live HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nOrigin: http://127.0.0.1:%1$d\r\nUpgrade: websocket\r\n"
                .formatted(house.port())
            + "Connection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + "Cookie: "
            + guest.headers().get("Cookie")
            + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
    assertThat(answer).isEqualTo("HTTP/1.1 101");
    var rest = new StringBuilder();
    while (rest.indexOf("\r\n\r\n") < 0) {
      rest.append((char) socket.getInputStream().read());
    }
    return socket;
  }

  @Test
  void aBodyThatIsTooLongOrTooDeepIsRefused() {
    var long_ = "{\"email\":\"a\",\"password\":\"" + "x".repeat(2_000_000) + "\"}";
    var refused =
        house
            .guest()
            .send("POST", "/session", "application/json", long_.getBytes(StandardCharsets.UTF_8));
    assertThat(refused.status()).isEqualTo(413);
    var deep = "{\"email\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";
    assertThat(
            house
                .guest()
                .send("POST", "/session", "application/json", deep.getBytes(StandardCharsets.UTF_8))
                .status())
        .isEqualTo(400);
  }

  @Test
  void aRefusalGivesNothingAway() {
    for (var reply :
        List.of(
            program.get("/conversations/abc"),
            program.post("/desks", List.of(1)),
            house.guest().get("/me"))) {
      assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(reply.text()).doesNotContain("Exception", "at dev.guiche", "io.vertx", "select ");
      assertThat(reply.problem().get("detail").asText()).isNotBlank();
    }
  }
}
