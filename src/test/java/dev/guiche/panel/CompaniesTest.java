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

/** Companies, contracts and people, as a program states them and a consultant sees them. */
class CompaniesTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  static PanelHouse house;
  static Guest carla;
  static Guest ana;

  @BeforeAll
  static void open() {
    house = new PanelHouse(db.database());
    carla = house.logIn(house.consultant("Carla", Role.SUPERVISOR));
    ana = house.logIn(house.consultant("Ana", Role.CONSULTANT, "suporte"));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void theErpStatesACompanyAsOftenAsItLikes() {
    var stated =
        Map.of(
            "externalId", "C-1",
            "name", "Loja Um",
            "taxId", "11.222.333/0001-81",
            "contract",
                Map.of(
                    "plan", "plus", "dueDay", 5, "standing", "ok", "modules", List.of("fiscal")));
    var first = carla.put("/companies", stated);
    assertThat(first.status()).as(first.text()).isEqualTo(200);
    var again =
        carla.put(
            "/companies",
            Map.of(
                "externalId",
                "C-1",
                "name",
                "Loja Um Ltda",
                "contract",
                Map.of("standing", "pending")));
    assertThat(again.id()).isEqualTo(first.id());
    var now = ana.get("/companies/" + first.id()).json();
    assertThat(now.get("name").asText()).isEqualTo("Loja Um Ltda");
    assertThat(now.at("/contract/standing").asText()).isEqualTo("pending");
    assertThat(now.at("/contract/modules/0").asText()).as("left out, it stays").isEqualTo("fiscal");
    assertThat(now.get("taxId").asText()).isEqualTo("11.222.333/0001-81");
    assertThat(ana.get("/companies?q=11222333000181").json().at("/items/0/id").asLong())
        .isEqualTo(first.id());
    assertThat(ana.put("/companies", stated).status()).isEqualTo(403);
  }

  @Test
  @Tag("IN-22")
  void dueAndBlockDayAreShown() {
    var made = carla.post("/companies", Map.of("name", "Vence 5", "contract", Map.of("dueDay", 5)));
    var contract = made.json().get("contract");
    assertThat(contract.get("dueDate").asText()).endsWith("-05");
    assertThat(contract.get("blockDate").asText()).endsWith("-12");
  }

  @Test
  void aContractIsEndedByNullAndACompanyForgottenWithoutItsPeople() {
    var id = carla.post("/companies", Map.of("name", "Vai", "contract", Map.of("plan", "x"))).id();
    var person = ana.post("/contacts", Map.of("name", "Rui", "companyId", id));
    assertThat(person.status()).as(person.text()).isEqualTo(201);
    var none = new HashMap<String, Object>();
    none.put("contract", null);
    assertThat(carla.patch("/companies/" + id, none).json().has("contract")).isFalse();
    assertThat(ana.get("/companies/" + id).json().at("/people/0/name").asText()).isEqualTo("Rui");
    var admin = house.logIn(house.consultant("Davi", Role.ADMIN));
    assertThat(admin.delete("/companies/" + id).status()).isEqualTo(204);
    assertThat(ana.get("/contacts/" + person.id()).json().has("company")).isFalse();
  }

  @Test
  void whatIsWrongIsSaidAtItsPlace() {
    var wrong = carla.post("/companies", Map.of("name", "x", "taxId", "11222333000182"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.problem().at("/errors/0/at").asText()).isEqualTo("/taxId");
    var nowhere = ana.post("/contacts", Map.of("name", "x", "companyId", 999_999));
    assertThat(nowhere.problem().at("/errors/0/at").asText()).isEqualTo("/companyId");
  }

  @Test
  @Tag("RG-2")
  @Tag("IN-4")
  void whoCallsIsFoundAndStandsThereWithCompanyPlanAndStanding() {
    var company =
        carla.post(
            "/companies",
            Map.of(
                "name",
                "Metalúrgica Sul",
                "contract",
                Map.of("plan", "Plus", "standing", "blocked")));
    var stated =
        carla.put(
            "/contacts",
            Map.of(
                "externalId", "U-9",
                "name", "Teresa Prado",
                "phone", "(51) 8765-4321",
                "companyId", company.id(),
                "role", "master",
                "trained", List.of("ppcp")));
    assertThat(stated.status()).as(stated.text()).isEqualTo(200);
    for (var spelled : List.of("teresa", "sul", "51 98765-4321", "51 8765-4321")) {
      var found = ana.get("/contacts?q=" + spelled.replace(" ", "%20").replace("(", "%28"));
      assertThat(found.json().at("/items/0/id").asLong()).as(spelled).isEqualTo(stated.id());
    }
    var person = ana.get("/contacts/" + stated.id()).json();
    assertThat(person.get("role").asText()).isEqualTo("master");
    assertThat(person.at("/companyDetails/name").asText()).isEqualTo("Metalúrgica Sul");
    assertThat(person.at("/companyDetails/contract/plan/label").asText()).isEqualTo("Plus");
    assertThat(person.at("/companyDetails/contract/standing").asText()).isEqualTo("blocked");
  }

  @Test
  void aGateWithoutRulesLetsThrough() {
    var talk = house.chat("quem-sabe", "oi");
    var path = "/gate?contact=%d&desk=%d".formatted(talk.contact().value(), talk.desk().value());
    var answer = ana.get(path).json();
    assertThat(answer.get("answer").asText()).isEqualTo("allow");
    assertThat(answer.get("customer").asBoolean()).isFalse();
    assertThat(ana.get(path.replaceFirst("contact=\\d+", "contact=999999")).status())
        .isEqualTo(404);
  }
}
