package dev.guiche.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.guiche.channel.ChannelHealth.State;
import dev.guiche.config.TelegramConfig.Mode;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.Misbehaviour.Fault;
import dev.guiche.sandbox.Misbehaviour.Trick;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** The web hook, and those who pretend to be Telegram. */
class TelegramWebhookTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String SECRET = "palavra-secreta";
  private static final String FROM =
      "\"message_id\":17,\"date\":1700000000,\"chat\":{\"id\":17,\"type\":\"private\"},"
          + "\"from\":{\"id\":17,\"is_bot\":false,\"first_name\":\"Zé\"}";
  private static final List<String> UPDATES =
      List.of(
          "{\"update_id\":17,\"message\":{" + FROM + ",\"text\":\"olá 🙂\"}}",
          "{\"update_id\":17,\"edited_message\":{" + FROM + ",\"text\":\"olá de novo\"}}",
          "{\"update_id\":17,\"message\":{"
              + FROM
              + ",\"photo\":[{\"file_id\":\"x\",\"file_unique_id\":\"y\",\"width\":1,\"height\":1}]}}",
          "{\"update_id\":17,\"message\":{"
              + FROM
              + ",\"location\":{\"latitude\":-23.5,\"longitude\":-46.6}}}",
          "{\"update_id\":17,\"message\":{"
              + FROM
              + ",\"contact\":{\"phone_number\":\"+55119\",\"first_name\":\"Ana\"}}}",
          "{\"update_id\":17,\"callback_query\":{\"id\":\"17\",\"data\":\"1\"}}",
          "{\"update_id\":17}");

  private final TelegramRig rig =
      new TelegramRig(DATABASE.database(), Mode.WEBHOOK, TelegramRig.QUICK);

  @BeforeEach
  void start() {
    rig.begin();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "palavra", "palavra-secretA", "palavra-secreta2", "çedilha"})
  void whoDoesNotKnowTheSecretIsRefused(@Nullable String secret) throws Exception {
    String update = new JsonObject().put("update_id", 1).encode();
    assertThat(post(secret, update)).isEqualTo(401);
    assertThat(rig.inbox.entries()).hasSize(1);
    assertThat(rig.inbox.quarantined()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "nada", "[]", "[1,2]", "null", "{\"message\":{\"date\":\"x\"}}"})
  void whatIsNoUpdateIsSetAsideAndNotPostedForEver(String body) throws Exception {
    assertThat(post(SECRET, body)).isEqualTo(200);
    rig.phone.writes("depois");
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.inbox.texts().contains("depois"));
  }

  @Test
  void thousandsOfMalformedUpdatesDoNoHarm() throws Exception {
    var random = new Random(11);
    Logger handler = (Logger) LoggerFactory.getLogger(UpdateHandler.class);
    handler.setLevel(Level.OFF); // it rightly complains of each
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int i = 0; i < 5_000; i++) {
        var answer =
            client.send(
                request(SECRET, mangled(random)).build(),
                BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
        assertThat(answer.statusCode()).as("update %d", i).isLessThan(500);
        assertThat(answer.body()).doesNotContain("Exception", "\tat ");
      }
    } finally {
      handler.setLevel(null);
    }
    rig.phone.writes("depois");
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.inbox.texts().contains("depois"));
  }

  private static byte[] mangled(Random random) {
    String update =
        UPDATES
            .get(random.nextInt(UPDATES.size()))
            .replace("17", Integer.toString(random.nextInt(1_000_000)));
    byte[] bytes = update.getBytes(StandardCharsets.UTF_8);
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      bytes[random.nextInt(bytes.length)] =
          (byte) (random.nextInt(8) == 0 ? random.nextInt(256) : 32 + random.nextInt(95));
    }
    return Arrays.copyOf(
        bytes, random.nextInt(3) == 0 ? random.nextInt(bytes.length) : bytes.length);
  }

  @Test
  void aBodyWithoutEndIsRefused() throws Exception {
    assertThat(post(SECRET, "x".repeat((1 << 20) + 1))).isEqualTo(413);
  }

  @Test
  void aClosedHouseIsAskedToBeTriedAgain() throws Exception {
    rig.inbox.beUnavailable();
    String update =
        new JsonObject()
            .put("update_id", 5)
            .put("message", new JsonObject().put("date", "sem data"))
            .encode();
    assertThat(post(SECRET, update)).isEqualTo(503);
    rig.inbox.beAvailable();
    assertThat(post(SECRET, update)).isEqualTo(200);
    assertThat(rig.inbox.quarantined()).hasSize(1);
  }

  @Test
  void aStoppedChannelTakesNothing() throws Exception {
    rig.channel.stop();
    assertThat(post(SECRET, "{\"update_id\":1}")).isEqualTo(503);
  }

  @Test
  void manyCustomersAtOnceAreEachInTheirOrder() {
    var phones = IntStream.range(0, 20).mapToObj(n -> rig.bot.phone("Cliente " + n)).toList();
    rig.standIn.misbehaviour().deliveries(new Trick.Twice(), new Trick.Twice());
    for (int line = 0; line < 10; line++) {
      for (var phone : phones) {
        phone.writes("linha " + line);
      }
    }
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.inbox.entries().size() == 201);
    for (var phone : phones) {
      assertThat(
              rig.inbox.entries().stream()
                  .filter(entry -> entry.from().value().equals(Long.toString(phone.chat())))
                  .map(entry -> entry.content().text()))
          .containsExactlyElementsOf(
              IntStream.range(0, 10).mapToObj(line -> "linha " + line).toList());
    }
  }

  @Test
  void aHookThatCannotBeSetIsTriedAgainAndSaidInHealth() {
    rig.channel.stop();
    rig.standIn.misbehaviour().next("setWebhook", new Fault.Broken());
    TelegramChannel next = rig.build(rig.standIn.url());
    next.start(rig.inbox);
    try {
      await().atMost(TelegramRig.PATIENCE).until(() -> next.health().state() == State.UP);
      rig.phone.writes("de volta");
      await().atMost(TelegramRig.PATIENCE).until(() -> rig.inbox.texts().contains("de volta"));
    } finally {
      next.stop();
    }
  }

  private int post(@Nullable String secret, String body) throws IOException, InterruptedException {
    var request = request(secret, body.getBytes(StandardCharsets.UTF_8));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
  }

  private HttpRequest.Builder request(@Nullable String secret, byte[] body) {
    var request =
        HttpRequest.newBuilder(rig.webhookUrl())
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofByteArray(body));
    if (secret != null) {
      request.header("X-Telegram-Bot-Api-Secret-Token", secret);
    }
    return request;
  }
}
