package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.Role;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SupervisionTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  static PanelHouse house;
  static Guest ana;
  static Guest bia;
  static Guest carla;

  @BeforeAll
  static void open() {
    house = new PanelHouse(db.database());
    ana = house.logIn(house.consultant("Ana", Role.CONSULTANT, "suporte"));
    bia = house.logIn(house.consultant("Bia", Role.CONSULTANT, "suporte"));
    carla = house.logIn(house.consultant("Carla", Role.SUPERVISOR));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static String talk() {
    var who = "cliente-" + UUID.randomUUID();
    return "/conversations/" + house.chat(who, "oi").id().value();
  }

  private static JsonNode desk(String label) {
    for (var desk : carla.get("/supervision").json().get("items")) {
      if (desk.get("label").asText().equals(label)) {
        return desk;
      }
    }
    throw new AssertionError("No desk " + label);
  }

  @Test
  void desksStandSideBySideWithWhoWaits() {
    var before = desk("Suporte");
    var path = talk();
    db.database()
        .update(
            "update timeline set waiting_since = now() - interval '3 hours' where id = (select"
                + " max(timeline_id) from conversation)");
    var waiting = desk("Suporte");
    assertThat(waiting.get("waiting").asInt()).isEqualTo(before.get("waiting").asInt() + 1);
    assertThat(waiting.get("late").asInt()).isEqualTo(before.get("late").asInt() + 1);
    assertThat(waiting.get("longestSince").asText()).isNotEmpty();
    ana.post(path + "/take", Map.of());
    assertThat(desk("Suporte").get("open").asInt()).isEqualTo(before.get("open").asInt() + 1);
    assertThat(ana.get("/supervision").status()).isEqualTo(403);
  }

  @Test
  @Tag("IN-18")
  void theTalkWaitsForTheCustomersWordWhereTheyAreAsked() {
    var path = talk();
    ana.post(path + "/take", Map.of());
    var asked =
        ana.post(
            path + "/close",
            Map.of("outcome", "solved", "solution", "Feito.", "withoutEmail", true, "ask", true));
    assertThat(asked.json().get("confirming").asBoolean()).isTrue();
    assertThat(asked.json().get("state").asText()).isEqualTo("waiting");
    await().until(() -> house.bot.sent.stream().anyMatch(m -> m.text().contains("alguma dúvida")));
    var lacking =
        ana.post(path + "/close", Map.of("outcome", "solved", "withoutEmail", true, "ask", true));
    assertThat(lacking.status()).isBetween(400, 422);
  }

  @Test
  void consultantsSeeTheirOwnRatingsOnlyAndSupervisorsAll() {
    var path = talk();
    ana.post(path + "/take", Map.of());
    ana.post(
        path + "/close", Map.of("outcome", "solved", "solution", "Feito.", "withoutEmail", true));
    db.database()
        .update(
            "insert into rating (contact_id, conversation_id, stars, comment) select contact_id,"
                + " id, 4, 'bom' from conversation where id = $1",
            Long.parseLong(path.replaceAll("\\D", "")));
    assertThat(ana.get(path).json().at("/rating/stars").asInt()).isEqualTo(4);
    assertThat(carla.get(path).json().at("/rating/comment").asText()).isEqualTo("bom");
    assertThat(bia.get(path).json().has("rating")).isFalse();
    assertThat(desk("Suporte").get("rating").asDouble()).isEqualTo(4);
    var byDesk = carla.get("/reports/rating-by-desk").json();
    assertThat(byDesk.toString()).contains("Suporte").contains("4.0");
    assertThat(carla.get("/reports/rating-by-consultant").json().toString()).contains("Ana");
  }

  @Test
  void theErrorOfToldWaitsIsAFigure() {
    var path = talk();
    db.database()
        .update(
            "insert into care (conversation_id, estimate, estimated_at, waited) values ($1, 600,"
                + " now(), 480)",
            Long.parseLong(path.replaceAll("\\D", "")));
    assertThat(desk("Suporte").get("estimateError").asInt()).isEqualTo(120);
    assertThat(carla.get("/reports/estimate-error").json().toString()).contains("120.0");
  }

  @Test
  void aSupervisorReadsWithoutBeingSeenAndAConsultantCannot() {
    var who = "cliente-" + UUID.randomUUID();
    var talk = house.chat(who, "oi");
    var path = "/conversations/" + talk.id().value();
    String look =
        "{\"type\":\"viewing\",\"conversation\":" + talk.id().value() + ",\"quietly\":true}";
    try (var carlas = LiveLine.open(carla, null, "near")) {
      carlas.sayText(look);
      carlas.first("viewers");
      house.chat(who, "alguém?");
      carlas.first("entry", f -> f.at("/entry/text").asText().equals("alguém?"));
      assertThat(ana.get(path).json().get("viewers")).isEmpty();
      assertThat(ana.get(path).json().get("unread").asInt()).isEqualTo(2);
      try (var anas = LiveLine.open(ana, null)) {
        anas.sayText(look);
        anas.first("viewers");
        assertThat(ana.get(path).json().get("viewers")).hasSize(1);
      }
    }
  }
}
