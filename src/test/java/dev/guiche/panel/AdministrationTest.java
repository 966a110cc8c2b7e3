package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.database.TestDatabase;
import dev.guiche.desk.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AdministrationTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  static PanelHouse house;
  static Guest admin;
  static Guest ana;

  @BeforeAll
  static void open() {
    house = new PanelHouse(db.database());
    admin = house.logIn(house.consultant("Davi", Role.ADMIN));
    ana = house.logIn(house.consultant("Ana", Role.CONSULTANT, "suporte"));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static Map<String, Object> somebody(String email) {
    return Map.of(
        "name",
        "Eva",
        "email",
        email,
        "password",
        "uma senha boa",
        "role",
        "consultant",
        "desks",
        List.of(house.desk("vendas").value()));
  }

  @Test
  void anAdminCreatesAndChangesConsultants() {
    var created = admin.post("/consultants", somebody("eva@casa.example"));
    assertThat(created.status()).isEqualTo(201);
    assertThat(house.guest().tryLogIn("eva@casa.example", "uma senha boa").status()).isEqualTo(200);
    var changed =
        admin.patch(
            "/consultants/" + created.id(),
            Map.of("role", "supervisor", "capacity", 9, "desks", List.of()));
    assertThat(changed.json().get("role").asText()).isEqualTo("supervisor");
    assertThat(changed.json().get("desks")).isEmpty();
    assertThat(admin.post("/consultants", somebody("EVA@casa.example")).code())
        .isEqualTo("conflict");
  }

  @Test
  void aWeakPasswordIsRefusedWithThePlaceThatIsWrong() {
    var refused =
        admin.post(
            "/consultants",
            Map.of(
                "name",
                "Eva",
                "email",
                "e@casa.example",
                "password",
                "curta",
                "role",
                "consultant"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.problem().at("/errors/0/at").asText()).isEqualTo("/password");
    assertThat(refused.problem().at("/errors/0/message").asText())
        .isEqualTo("O texto é curto demais.");
    assertThat(refused.text()).doesNotContain("curta");
  }

  @Test
  void whatIsMissingOrUnknownIsNamed() {
    var missing = admin.post("/desks", Map.of("label", "Cobrança"));
    assertThat(missing.text()).contains("Falta o campo “key”.");
    var unknown =
        admin.post("/desks", Map.of("key", "cobranca", "label", "Cobrança", "color", "red"));
    assertThat(unknown.text()).contains("O campo “color” não é conhecido.");
  }

  @Test
  void emailsOfColleaguesAreForSupervisorsAndAdmins() {
    assertThat(ana.get("/consultants").json().get("items").get(0).has("email")).isFalse();
    assertThat(admin.get("/consultants").json().get("items").get(0).has("email")).isTrue();
  }

  @Test
  void aDeskIsAddedAndDisabled() {
    var desk = admin.post("/desks", Map.of("key", "implantacao", "label", "Implantação"));
    assertThat(desk.status()).isEqualTo(201);
    assertThat(admin.post("/desks", Map.of("key", "implantacao", "label", "x")).status())
        .isEqualTo(409);
    assertThat(ana.get("/organization").text()).contains("Implantação");
    assertThat(admin.patch("/desks/" + desk.id(), Map.of("enabled", false)).status())
        .isEqualTo(200);
    assertThat(ana.get("/organization").text()).doesNotContain("Implantação");
    assertThat(admin.get("/desks").text()).contains("Implantação");
  }

  @Test
  void theHouseSaysWhatItIs() {
    var house = ana.get("/organization").json();
    assertThat(house.get("name").asText()).isEqualTo("Casa Modelo");
    assertThat(house.get("channels").findValuesAsText("state")).contains("up", "off");
    assertThat(ana.get("/workflows").json().get("items").get(0).get("stages")).isNotEmpty();
  }

  @Test
  void cannedRepliesBelongToADeskOrToAll() {
    var forAll =
        admin.post(
            "/canned-replies",
            Map.of("shortcut", "ola", "title", "Olá", "text", "{saudacao}, {primeiro_nome}!"));
    var forSales =
        admin.post(
            "/canned-replies",
            Map.of(
                "shortcut",
                "ola",
                "title",
                "Olá",
                "text",
                "Quer comprar?",
                "desk",
                house.desk("vendas").value()));
    assertThat(forAll.status()).isEqualTo(201);
    assertThat(forSales.status()).isEqualTo(201);
    assertThat(
            admin
                .post("/canned-replies", Map.of("shortcut", "OLA", "title", "x", "text", "y"))
                .status())
        .isEqualTo(409);
    assertThat(ana.get("/canned-replies").json().get("items")).hasSize(1);
    assertThat(admin.get("/canned-replies").json().get("items")).hasSize(2);
    var moved =
        admin.patch(
            "/canned-replies/" + forSales.id(),
            Guest.JSON.createObjectNode().put("shortcut", "oi").putNull("desk"));
    assertThat(moved.json().has("desk")).isFalse();
    assertThat(admin.patch("/canned-replies/" + forSales.id(), Map.of("desk", 999_999)).status())
        .isEqualTo(400);
    assertThat(admin.delete("/canned-replies/" + forSales.id()).status()).isEqualTo(204);
    assertThat(admin.delete("/canned-replies/" + forSales.id()).status()).isEqualTo(404);
  }

  @Test
  void howADeskWorksIsTheFilesToSayAndTheSupervisorsToRead() {
    var rules = admin.get("/desks/rules").json().get("items");
    assertThat(rules.findValuesAsText("label")).contains("Suporte", "Vendas");
    var support = rules.get(0);
    assertThat(support.at("/queue/rule").asText()).isEqualTo("longest_idle");
    assertThat(support.at("/queue/prefer").toString()).isEqualTo("[\"portfolio\",\"last\"]");
    assertThat(support.get("open").asBoolean()).isTrue();
    assertThat(support.get("channels").toString()).contains("bot", "correio");
    assertThat(support.get("workflow").asText()).isEqualTo("fluxo");
    assertThat(ana.get("/desks/rules").status()).isEqualTo(403);
  }

  @Test
  void aConsultantsOwnRepliesAreNobodyElses() {
    var wish =
        Map.of("shortcut", "pix", "title", "PIX", "text", "Segue o PIX, {nome}.", "own", true);
    var mine = ana.post("/canned-replies", wish);
    assertThat(mine.json().get("own").asBoolean()).isTrue();
    assertThat(admin.post("/canned-replies", wish).status()).as("free for each").isEqualTo(201);
    assertThat(ana.post("/canned-replies", wish).status()).isEqualTo(409);
    assertThat(shortcuts(ana)).containsOnlyOnce("pix");
    var path = "/canned-replies/" + mine.id();
    assertThat(admin.patch(path, Map.of("title", "Meu agora")).status()).isEqualTo(404);
    assertThat(admin.delete(path).status()).isEqualTo(404);
    assertThat(ana.patch(path, Map.of("desk", house.desk("suporte").value())).status())
        .isEqualTo(400);
    assertThat(ana.patch(path, Map.of("text", "Chave PIX: 1")).json().get("own").asBoolean())
        .isTrue();
    assertThat(ana.delete(path).status()).isEqualTo(204);
    assertThat(shortcuts(ana)).doesNotContain("pix");
    assertThat(shortcuts(admin)).contains("pix");
  }

  @Test
  void whatColleaguesUseIsForSupervisorsToChange() {
    var wish = Map.of("shortcut", "tchau", "title", "Tchau", "text", "Até logo!");
    assertThat(ana.post("/canned-replies", wish).code()).isEqualTo("forbidden");
    long shared = admin.post("/canned-replies", wish).id();
    assertThat(ana.patch("/canned-replies/" + shared, Map.of("title", "x")).code())
        .isEqualTo("forbidden");
    assertThat(ana.delete("/canned-replies/" + shared).code()).isEqualTo("forbidden");
    assertThat(admin.delete("/canned-replies/" + shared).status()).isEqualTo(204);
  }

  private static List<String> shortcuts(Guest who) {
    return who.get("/canned-replies").json().findValuesAsText("shortcut");
  }

  @Test
  void quarantineIsReadAndSettledBySupervisors() throws Exception {
    house.intake.quarantine(
        new dev.guiche.channel.ChannelName("bot"),
        null,
        new byte[] {1, 2, 3},
        new IllegalStateException("odd"));
    var kept = admin.get("/quarantine").json().get("items").get(0);
    assertThat(kept.get("error").asText()).contains("odd");
    var raw = admin.get("/quarantine/" + kept.get("id") + "/raw");
    assertThat(raw.bytes()).containsExactly(1, 2, 3);
    assertThat(raw.header("Content-Disposition")).startsWith("attachment");
    assertThat(admin.post("/quarantine/" + kept.get("id") + "/settle").status()).isEqualTo(204);
    assertThat(admin.get("/quarantine").json().at("/items/0/settledAt").asText()).isNotEmpty();
  }
}
