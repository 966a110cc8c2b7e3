package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.Role;
import dev.guiche.webhook.Receiver;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What supervisors see of web hooks, and do about them. */
class WebhooksTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  static final Receiver program = new Receiver();
  static PanelHouse house;
  static Guest carla;

  @BeforeAll
  static void open() {
    house = new PanelHouse(db.database(), Map.of("OUTSIDE", program.url()));
    carla = house.logIn(house.consultant("Carla", Role.SUPERVISOR));
  }

  @AfterAll
  static void close() {
    house.close();
    program.close();
  }

  private static JsonNode hook() {
    return carla.get("/webhooks").json().at("/items/0");
  }

  private static String path(String rest) {
    return "/webhooks/" + hook().get("id").asLong() + rest;
  }

  @Test
  void aTrialIsSentAndItsAnswerRead() {
    var trial = carla.post(path("/try"));
    assertThat(trial.status()).isEqualTo(201);
    await().until(() -> line(trial.id()).get("status").asText().equals("delivered"));
    assertThat(line(trial.id()).get("code").asInt()).isEqualTo(204);
    var detail = carla.get("/webhook-deliveries/" + trial.id()).json();
    assertThat(detail.get("messageId").asText()).isEqualTo("evt_ping_" + trial.id());
    assertThat(detail.get("body").asText()).contains("\"type\":\"ping\"");
  }

  private static JsonNode line(long id) {
    return carla.get("/webhook-deliveries/" + id).json().get("line");
  }

  @Test
  void whatWasTakenCanBeSentAgainUnderTheSameId() {
    var talk = house.chat("vera", "olá");
    var protocol = talk.protocol().value();
    await().until(() -> program.typesAbout(protocol).contains("message.received"));
    await().until(() -> hook().get("pending").asInt() == 0);
    var newest = carla.get(path("/deliveries?status=delivered&limit=50")).json().get("items");
    long id = -1;
    for (var one : newest) {
      if (one.path("protocol").asText().equals(protocol)
          && one.get("type").asText().equals("message.received")) {
        id = one.get("id").asLong();
      }
    }
    assertThat(carla.post("/webhook-deliveries/" + id + "/resend").status()).isEqualTo(204);
    await().until(() -> program.about(protocol).size() == 3);
    assertThat(program.about(protocol))
        .extracting(Receiver.Letter::id)
        .containsOnlyOnce(
            program.about(protocol).stream()
                .filter(letter -> letter.type().equals("conversation.opened"))
                .findFirst()
                .orElseThrow()
                .id());
  }

  @Test
  void theAddressIsShownWithoutWhatMayBeAKeyInIt() {
    assertThat(hook().get("place").asText())
        .startsWith("http://127.0.0.1:")
        .doesNotContain("aviso");
    assertThat(carla.post(path("/resume")).status()).isEqualTo(204);
    var none = carla.post(path("/resend-failed"), Map.of("since", "2026-01-01T00:00:00Z"));
    assertThat(none.json().get("sent").asInt()).isZero();
  }
}
