package dev.guiche.sandbox.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.twilio.security.RequestValidator;
import dev.guiche.sandbox.Misbehaviour.Trick;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stand-in is as strict, and as forgiving, as Twilio. */
class TwilioStandInTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String SID = "AC00000000000000000000000000000001";
  private static final String SERVICE = "MG00000000000000000000000000000001";
  private static final String TEMPLATE = "HX00000000000000000000000000000001";

  private static Vertx vertx;

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Map<String, String>> hooks = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private HttpServer gateway;
  private TwilioStandIn twilio;
  private WhatsAppPhone ana;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void shut() {
    vertx.close();
  }

  @BeforeEach
  void start() {
    gateway =
        vertx
            .createHttpServer()
            .requestHandler(this::take)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    URI webhook = URI.create("http://127.0.0.1:" + gateway.actualPort() + "/hook");
    twilio =
        TwilioStandIn.start(
            vertx, 0, new TwilioAccount(SID, "token", "+14155238886", SERVICE, webhook));
    ana = twilio.phone("+5531987654321", "Ana");
  }

  @AfterEach
  void stop() {
    twilio.close();
    gateway.close();
  }

  private void take(HttpServerRequest request) {
    request.setExpectMultipart(true);
    request.endHandler(
        end -> {
          Map<String, String> fields =
              request.formAttributes().entries().stream()
                  .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
          String url = "http://127.0.0.1:" + gateway.actualPort() + request.uri();
          boolean signed =
              new RequestValidator("token")
                  .validate(url, fields, request.getHeader("X-Twilio-Signature"));
          if (!signed || refusals.getAndDecrement() > 0) {
            request.response().setStatusCode(503).end();
          } else {
            hooks.add(fields);
            request.response().end();
          }
        });
  }

  @Test
  void whoDoesNotKnowTheTokenIsNotLetIn() throws Exception {
    var request = HttpRequest.newBuilder(api("/Messages.json"));
    HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(new JsonObject(answer.body()).getInteger("code")).isEqualTo(20003);
    request.header("Authorization", basic("wrong"));
    assertThat(client.send(request.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "21604, '', whatsapp:+14155238886, oi",
    "21211, +5531987654321, whatsapp:+14155238886, oi",
    "21211, whatsapp:31987654321, whatsapp:+14155238886, oi",
    "21603, whatsapp:+5531987654321, '', oi",
    "63007, whatsapp:+5531987654321, whatsapp:+14155550000, oi",
    "21619, whatsapp:+5531987654321, whatsapp:+14155238886, ''"
  })
  void whatTwilioWouldRefuseIsRefused(int code, String to, String from, String body)
      throws Exception {
    JsonObject error = create(400, Map.of("To", to, "From", from, "Body", body));
    assertThat(error.getInteger("code")).isEqualTo(code);
    assertThat(error.getInteger("status")).isEqualTo(400);
  }

  @Test
  void aTextIsAtMost1600CharactersLong() throws Exception {
    assertThat(send(400, "x".repeat(1601)).getInteger("code")).isEqualTo(21617);
    assertThat(send(201, "x".repeat(1600)).getString("status")).isEqualTo("queued");
  }

  @Test
  void aTemplatesVariableIsOneLine() throws Exception {
    var fields =
        Map.of(
            "To",
            "whatsapp:" + ana.number(),
            "MessagingServiceSid",
            SERVICE,
            "ContentSid",
            TEMPLATE);
    assertThat(
            create(400, with(fields, "ContentVariables", "{\"1\":\"a\\nb\"}")).getInteger("code"))
        .isEqualTo(21656);
    assertThat(create(400, with(fields, "ContentVariables", "nonsense")).getInteger("code"))
        .isEqualTo(21656);
    create(201, with(fields, "ContentVariables", "{\"1\":\"resolvido\"}"));
    assertThat(ana.received().getFirst().text()).contains("resolvido");
  }

  @Test
  void aClosedWindowIsToldAfterwards() throws Exception {
    JsonObject message = send(201, "oi");
    awaitHooks(1);
    assertThat(hooks.getFirst())
        .containsEntry("MessageSid", message.getString("sid"))
        .containsEntry("MessageStatus", "undelivered")
        .containsEntry("ErrorCode", "63016");
    assertThat(ana.received()).isEmpty();
    assertThat(get("/Messages/" + message.getString("sid") + ".json").getInteger("error_code"))
        .isEqualTo(63016);
  }

  @Test
  void aWebHookComesUntilItIsTakenAndInOrder() {
    refusals.set(3);
    ana.writes("um");
    ana.writes("dois");
    awaitHooks(2);
    assertThat(hooks).extracting(hook -> hook.get("Body")).containsExactly("um", "dois");
    assertThat(hooks.getFirst())
        .containsEntry("From", "whatsapp:+5531987654321")
        .containsEntry("WaId", "5531987654321")
        .containsEntry("ProfileName", "Ana");
    await().atMost(PATIENCE).until(() -> twilio.unacknowledged() == 0);
  }

  @Test
  void deliveriesMisbehaveOnDemand() {
    twilio.misbehaviour().deliveries(new Trick.Twice(), new Trick.Swapped());
    ana.writes("um");
    ana.writes("dois");
    ana.writes("três");
    awaitHooks(4);
    assertThat(hooks)
        .extracting(hook -> hook.get("Body"))
        .containsExactly("um", "um", "três", "dois");
  }

  @Test
  void theListIsNewestFirstInPagesAndFiltered() throws Exception {
    ana.writes("de fora");
    for (int i = 0; i < 5; i++) {
      send(201, "linha " + i);
    }
    String to = "&To=" + URLEncoder.encode("whatsapp:" + ana.number(), UTF_8);
    JsonObject first = get("/Messages.json?PageSize=2" + to);
    assertThat(bodies(first)).containsExactly("linha 4", "linha 3");
    JsonObject second = getUri(first.getString("next_page_uri"));
    assertThat(bodies(second)).containsExactly("linha 2", "linha 1");
    JsonObject last = getUri(second.getString("next_page_uri"));
    assertThat(bodies(last)).containsExactly("linha 0");
    assertThat(last.getString("next_page_uri")).isNull();

    assertThat(
            bodies(
                get("/Messages.json?From=" + URLEncoder.encode("whatsapp:" + ana.number(), UTF_8))))
        .containsExactly("de fora");
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    assertThat(bodies(get("/Messages.json?DateSent%3E=" + today.minusDays(1)))).hasSize(6);
    assertThat(bodies(get("/Messages.json?DateSent%3C=" + today.minusDays(1)))).isEmpty();
    assertThat(bodies(get("/Messages.json?DateSent=" + today.minusDays(3)))).isEmpty();
  }

  @Test
  void aFileNeedsTheTokenAndLeadsToTheStore() throws Exception {
    ana.sendsMedia("a.jpg", "image/jpeg", new byte[] {1, 2}, "");
    awaitHooks(1);
    URI url = URI.create(Objects.requireNonNull(hooks.getFirst().get("MediaUrl0")));
    var request = HttpRequest.newBuilder(url);
    assertThat(client.send(request.build(), BodyHandlers.discarding()).statusCode()).isEqualTo(401);
    request.header("Authorization", basic("token"));
    var redirect = client.send(request.build(), BodyHandlers.discarding());
    assertThat(redirect.statusCode()).isEqualTo(307);
    URI store = url.resolve(redirect.headers().firstValue("Location").orElseThrow());
    var bytes = client.send(HttpRequest.newBuilder(store).build(), BodyHandlers.ofByteArray());
    assertThat(bytes.body()).isEqualTo(new byte[] {1, 2});
  }

  @Test
  void listenersAreToldOfEverythingOnThePhones() throws Exception {
    var told = new AtomicInteger();
    twilio.onChange(told::incrementAndGet);
    ana.writes("oi");
    send(201, "olá");
    assertThat(told).hasValue(2);
    assertThat(twilio.phones()).containsExactly(ana);
  }

  @Test
  void theTokenIsNotInWhatIsPrinted() {
    URI webhook = URI.create("http://127.0.0.1/");
    assertThat(new TwilioAccount(SID, "token-x", "+1", SERVICE, webhook).toString())
        .doesNotContain("token-x");
  }

  private void awaitHooks(int count) {
    await().atMost(PATIENCE).until(() -> hooks.size() >= count);
  }

  private static List<String> bodies(JsonObject list) {
    return list.getJsonArray("messages").stream()
        .map(message -> ((JsonObject) message).getString("body"))
        .toList();
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    var more = new java.util.HashMap<>(fields);
    more.put(name, value);
    return more;
  }

  private JsonObject send(int status, String body) throws Exception {
    String callback = "http://127.0.0.1:" + gateway.actualPort() + "/status";
    return create(
        status,
        Map.of(
            "To",
            "whatsapp:" + ana.number(),
            "From",
            "whatsapp:+14155238886",
            "Body",
            body,
            "StatusCallback",
            callback));
  }

  private JsonObject create(int status, Map<String, String> fields) throws Exception {
    String form =
        fields.entrySet().stream()
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    var request =
        HttpRequest.newBuilder(api("/Messages.json"))
            .header("Authorization", basic("token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return new JsonObject(answer.body());
  }

  private JsonObject get(String path) throws Exception {
    return getUri("/2010-04-01/Accounts/" + SID + path);
  }

  private JsonObject getUri(String uri) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(twilio.url() + uri))
            .header("Authorization", basic("token"))
            .build();
    return new JsonObject(client.send(request, BodyHandlers.ofString()).body());
  }

  private URI api(String path) {
    return URI.create(twilio.url() + "/2010-04-01/Accounts/" + SID + path);
  }

  private static String basic(String token) {
    return "Basic " + Base64.getEncoder().encodeToString((SID + ":" + token).getBytes(UTF_8));
  }
}
