package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.Consultant;
import dev.guiche.desk.Role;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  static PanelHouse house;
  static Consultant davi;
  static Consultant ana;
  static Guest admin;

  @BeforeAll
  static void open() {
    house = new PanelHouse(db.database());
    davi = house.consultant("Davi", Role.ADMIN);
    ana = house.consultant("Ana", Role.CONSULTANT, "suporte");
    admin = house.logIn(davi);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static JsonNode last(Consultant who, String operation) {
    var page = admin.get("/audit?consultant=" + who.id().value() + "&operation=" + operation);
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    return page.json().at("/items/0");
  }

  @Test
  void whatIsDoneAndWhatIsRefusedStandsThereWithWhoAndFromWhere() {
    var guest = house.logIn(ana);
    assertThat(last(ana, "logIn").get("status").asInt()).isEqualTo(200);
    var contact = house.chat("auditado", "segredo do cliente").contact().value();
    guest.patch("/contacts/" + contact, Map.of("notes", "nota muito secreta"));
    var changed = last(ana, "changeContact");
    assertThat(changed.get("ids").asText()).isEqualTo(Long.toString(contact));
    assertThat(changed.get("name").asText()).isEqualTo("Ana");
    assertThat(changed.get("entry").asText()).isEqualTo("session");
    assertThat(changed.get("address").asText()).isEqualTo("127.0.0.1");
    assertThat(changed.get("status").asInt()).isEqualTo(200);
    assertThat(guest.post("/desks", Map.of("key", "x", "label", "X")).status()).isEqualTo(403);
    assertThat(last(ana, "createDesk").get("status").asInt()).isEqualTo(403);
    guest.get("/contacts/" + contact);
    assertThat(last(ana, "getContact").isMissingNode()).as("who only looks").isTrue();
    assertThat(guest.get("/audit").status()).isEqualTo(403);
  }

  @Test
  void aLoginThatFailsNamesTheAccountAndKeepsNothingOfWhatWasTyped() {
    house.guest().tryLogIn(ana.email(), "senha-errada-42");
    assertThat(last(ana, "logIn").get("status").asInt()).isEqualTo(401);
    house.guest().tryLogIn("a-senha-no-campo-errado@x.example", "y");
    var everything = admin.get("/audit?limit=100").text();
    assertThat(everything).doesNotContain("senha-errada-42", "a-senha-no-campo-errado");
    var unknown =
        StreamSupport.stream(admin.get("/audit").json().get("items").spliterator(), false)
            .filter(line -> !line.has("consultant"))
            .findFirst();
    assertThat(unknown.orElseThrow().get("operation").asText()).isEqualTo("logIn");
  }

  @Test
  void aProgramIsKnownByItsTokenWhoseSecretIsNowhere() {
    var made = admin.post("/tokens", Map.of("name", "erp", "role", "admin"));
    var secret = made.json().get("secret").asText();
    var program = house.guest().with("Authorization", "Bearer " + secret);
    program.post("/companies", Map.of("name", "Do robô"));
    var line = last(davi, "createCompany");
    assertThat(line.get("entry").asText()).isEqualTo("token");
    assertThat(line.get("entryRef").asText()).isEqualTo(Long.toString(made.id()));
    assertThat(admin.get("/audit?limit=100").text()).doesNotContain(secret, "Do robô");
  }

  @Test
  void thePeriodIsCountedInDaysOfTheHouse() {
    assertThat(admin.get("/audit?from=2020-01-01").json().get("items")).isNotEmpty();
    assertThat(admin.get("/audit?to=2020-01-01").json().get("items")).isEmpty();
    assertThat(admin.get("/audit?to=ontem").status()).isEqualTo(400);
  }

  /** The tests' own user is the superuser and owner of everything. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_record set status = 1",
        "delete from audit_record",
        "truncate audit_record",
        "with r as (select set_config('session_replication_role', 'replica', true)) delete from"
            + " audit_record where (select count(*) from r) > 0"
      })
  void nobodyChangesIt(String statement) {
    assertThat(last(davi, "logIn").isMissingNode()).isFalse();
    assertThatThrownBy(() -> db.database().update(statement))
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("cannot be changed");
    assertThat(last(davi, "logIn").isMissingNode()).isFalse();
  }
}
