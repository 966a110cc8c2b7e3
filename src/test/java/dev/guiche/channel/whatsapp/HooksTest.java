package dev.guiche.channel.whatsapp;

import static dev.guiche.channel.whatsapp.House.TOKEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.OutboundAttachment;
import dev.guiche.channel.RecordingInbox;
import dev.guiche.config.Secret;
import dev.guiche.database.TestDatabase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The door itself: what it answers to whom. */
@Tag("DC-2")
class HooksTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private final RecordingInbox inbox = new RecordingInbox();
  private House house;
  private URI hook;
  private WhatsAppChannel channel;

  @BeforeEach
  void build() {
    house = new House(db);
    hook = URI.create(house.url() + "/hooks/whatsapp/zap");
    channel = house.build();
    channel.start(inbox);
  }

  @AfterEach
  void close() {
    inbox.beAvailable();
    channel.stop();
    house.close();
  }

  @Test
  void whatIsNoFormIsRefused() throws Exception {
    var request =
        HttpRequest.newBuilder(hook)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"));
    assertProblem(Caller.CLIENT.send(request.build(), BodyHandlers.ofString()), 415);
  }

  @Test
  void aBodyWithoutEndIsRefused() throws Exception {
    byte[] body = ("Body=" + "x".repeat(Body.LIMIT)).getBytes(UTF_8);
    assertProblem(Caller.post(hook, body, "X-Twilio-Signature", "x"), 413);
  }

  @Test
  void aMalformedFormIsRefused() throws Exception {
    var answer = Caller.post(hook, "a=%zz".getBytes(UTF_8), "X-Twilio-Signature", "x");
    assertProblem(answer, 400);
  }

  @Test
  void anEmptyBodyIsRefused() throws Exception {
    assertProblem(Caller.post(hook, new byte[0], "X-Twilio-Signature", "x"), 403);
  }

  @Test
  void aHookThatIsReadIsAnError() throws Exception {
    var get = HttpRequest.newBuilder(hook).build();
    assertThat(Caller.CLIENT.send(get, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
  }

  @Test
  void whatCannotBeKeptIsToComeAgain() throws Exception {
    inbox.beUnavailable();
    var answer = signed(Caller.message("SM1", "whatsapp:+5531987654321", "oi"));
    assertProblem(answer, 503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void beforeTheStartAndAfterTheStopItIsToComeAgain() throws Exception {
    WhatsAppChannel notStarted = house.build();
    assertProblem(signed(Caller.message("SM1", "whatsapp:+5531987654321", "oi")), 503);
    notStarted.start(inbox);
    assertThat(signed(Caller.message("SM1", "whatsapp:+5531987654321", "oi")).statusCode())
        .isEqualTo(200);
    notStarted.stop();
    assertProblem(signed(Caller.message("SM2", "whatsapp:+5531987654321", "oi")), 503);
  }

  @Test
  void aCallBackThatSaysNothingOfUseIsAccepted() throws Exception {
    for (var fields :
        List.of(
            Map.of("MessageSid", "SM1", "MessageStatus", "a-word-of-tomorrow"),
            Map.of("MessageStatus", "sent"),
            Map.of("MessageSid", "SM1"))) {
      URI status = URI.create(hook + "/status");
      String signature = Caller.sign(TOKEN, status.toString(), fields);
      assertThat(Caller.post(status, fields, "X-Twilio-Signature", signature).statusCode())
          .isEqualTo(204);
    }
    assertThat(inbox.reports()).isEmpty();
  }

  @Test
  void whenTooMuchIsAtHandMoreIsToComeAgain() throws Exception {
    var inHand = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    Router router = Router.router(TestDatabase.vertx());
    var signatures = Signatures.ofHooks(List.of(new Secret(TOKEN)));
    var address = new PublicAddress(URI.create("https://guiche.example"), ip -> false);
    var hooks = new Hooks(new ChannelName("zap"), signatures, address, 1);
    hooks.mount(
        router,
        "/hook",
        (form, raw) -> {
          inHand.countDown();
          release.await();
          return Answer.NOTED;
        });
    hooks.open();
    HttpServer server =
        TestDatabase.vertx()
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    URI url = URI.create("http://127.0.0.1:" + server.actualPort() + "/hook");
    String signature = Caller.sign(TOKEN, "https://guiche.example/hook", Map.of("a", "b"));
    var request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Twilio-Signature", signature)
            .POST(HttpRequest.BodyPublishers.ofString("a=b"))
            .build();
    var first = Caller.CLIENT.sendAsync(request, BodyHandlers.ofString());
    inHand.await();
    assertThat(Caller.CLIENT.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(503);
    release.countDown();
    assertThat(first.get().statusCode()).isEqualTo(204);
    server.close();
  }

  @Test
  void aFileIsHandedOutUnderItsSignedLinkOnly() throws Exception {
    house.files.put(5L, new OutboundAttachment(5, "a\"b.html", "text/html", "<script>".getBytes()));
    house.files.put(6L, new OutboundAttachment(6, "b.txt", "text/plain", new byte[1]));
    var links = links(Clock.systemUTC(), TOKEN);
    HttpResponse<String> file = get(links.to(5));
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.body()).isEqualTo("<script>");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .get()
        .asString()
        .startsWith("attachment;")
        .doesNotContain("\"");
    assertThat(file.headers().firstValue("Content-Security-Policy"))
        .get()
        .asString()
        .contains("sandbox");
    assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");

    String link = links.to(5).toString();
    assertProblem(get(URI.create(link.replace("/media/5", "/media/6"))), 404);
    assertProblem(get(URI.create(link.replaceAll("exp=\\d+", "exp=99999999999"))), 404);
    assertProblem(get(URI.create(link.replaceAll("sig=.*", "sig="))), 404);
    assertProblem(get(URI.create(link.replaceAll("\\?.*", ""))), 404);
    assertProblem(get(URI.create(link.replaceAll("/media/5", "/media/x"))), 404);
    assertProblem(get(links.to(77)), 404);
    assertProblem(get(links(Clock.systemUTC(), "another").to(5)), 404);
  }

  @Test
  void aLinkExpires() throws Exception {
    house.files.put(5L, new OutboundAttachment(5, "b.txt", "text/plain", new byte[1]));
    Clock before = Clock.offset(Clock.systemUTC(), MediaLinks.VALID.plusSeconds(5).negated());
    assertProblem(get(links(before, TOKEN).to(5)), 404);
    Clock recently = Clock.offset(Clock.systemUTC(), Duration.ofHours(-11));
    assertThat(get(links(recently, TOKEN).to(5)).statusCode()).isEqualTo(200);
  }

  private MediaLinks links(Clock clock, String token) {
    return new MediaLinks(
        hook.toString(), new ChannelName("zap"), List.of(new Secret(token)), clock);
  }

  private static HttpResponse<String> get(URI url) throws Exception {
    return Caller.CLIENT.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> signed(Map<String, String> fields) throws Exception {
    return Caller.post(
        hook, fields, "X-Twilio-Signature", Caller.sign(TOKEN, hook.toString(), fields));
  }

  private static void assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"status\":" + status);
  }
}
