package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.database.TestDatabase;
import dev.guiche.desk.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who knows what, who looks after whom, and who was handed what. */
class HandedTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  static PanelHouse house;
  static Guest admin;
  static Guest ana;
  static Guest bia;

  @BeforeAll
  static void open() {
    house = new PanelHouse(db.database());
    admin = house.logIn(house.consultant("Davi", Role.ADMIN));
    ana = house.logIn(house.consultant("Ana", Role.CONSULTANT, "suporte"));
    bia = house.logIn(house.consultant("Bia", Role.CONSULTANT, "suporte"));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  @Tag("TS-8")
  void whatAConsultantKnowsIsKeptPlain() {
    var changed =
        admin.patch(
            "/consultants/" + me(bia), Map.of("skills", List.of("Emissor  NF-e", "Inglês", " ")));
    assertThat(changed.json().get("skills").toString()).isEqualTo("[\"emissor nf-e\",\"ingles\"]");
    var newcomer =
        Map.of(
            "name", "Nina",
            "email", "nina@casa.example",
            "password", "uma senha bem comprida",
            "role", "consultant",
            "skills", List.of("TEF"));
    assertThat(admin.post("/consultants", newcomer).json().get("skills").toString())
        .isEqualTo("[\"tef\"]");
    assertThat(ana.patch("/consultants/" + me(ana), Map.of("skills", List.of())).status())
        .isEqualTo(403);
  }

  private static long me(Guest guest) {
    return guest.get("/me").json().get("id").asLong();
  }

  @Test
  void whoLooksAfterAContactIsSetAndTakenBack() {
    long contact = house.chat("p" + System.nanoTime(), "olá").contact().value();
    var kept = ana.patch("/contacts/" + contact, Map.of("portfolio", me(bia)));
    assertThat(kept.json().at("/portfolio/name").asText()).isEqualTo("Bia");
    var wrong = ana.patch("/contacts/" + contact, Map.of("portfolio", 999_999));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.text()).contains("não é da equipe");
    var none = new HashMap<String, Object>();
    none.put("portfolio", null);
    assertThat(ana.patch("/contacts/" + contact, none).json().has("portfolio")).isFalse();
  }

  @Test
  @Tag("IN-7")
  void whatIsHandedToMeIAcceptOrReturn() {
    long talk = house.chat("p" + System.nanoTime(), "olá").id().value();
    String at = "/conversations/" + talk;
    assertThat(ana.post(at + "/take", Map.of()).status()).isEqualTo(200);
    var offered = ana.post(at + "/transfer", Map.of("consultant", me(bia)));
    assertThat(offered.json().at("/offeredBy/name").asText()).isEqualTo("Ana");
    assertThat(ana.post(at + "/accept", Map.of()).status()).isEqualTo(409);
    assertThat(bia.post(at + "/return", Map.of("reason", " ")).status()).isEqualTo(422);
    var returned = bia.post(at + "/return", Map.of("reason", "almoço"));
    assertThat(returned.json().at("/consultant/name").asText()).isIn("Ana", "");
    ana.post(at + "/take", Map.of());
    ana.post(at + "/transfer", Map.of("consultant", me(bia)));
    assertThat(bia.post(at + "/accept", Map.of()).json().has("offeredBy")).isFalse();
    assertThat(bia.post(at + "/accept", Map.of()).status()).isEqualTo(422);
  }
}
