package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.database.TestDatabase;
import dev.guiche.desk.Role;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is no customer yet, and files of those who are. */
class NewcomersTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  static PanelHouse house;
  static Guest ana;
  static Guest admin;

  @BeforeAll
  static void open() {
    house = new PanelHouse(db.database());
    ana = house.logIn(house.consultant("Ana", Role.CONSULTANT, "suporte"));
    admin = house.logIn(house.consultant("Davi", Role.ADMIN));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  @Tag("IN-8")
  void nameTelephoneMailSegmentAndRequestBecomeAContactAndATicket() {
    var wish =
        Map.of(
            "name", "Nadir",
            "phone", "(21) 98016-8691",
            "email", "nadir@novo.example",
            "segment", "Padaria",
            "request", "Quer emitir NFC-e em duas lojas",
            "desk", house.desk("vendas").value());
    var made = ana.post("/newcomers", wish);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.json().at("/desk/label").asText()).isEqualTo("Vendas");
    assertThat(made.json().get("title").asText()).startsWith("Padaria: Quer emitir");
    var person = made.json().get("person");
    assertThat(person.get("phone").asText()).isEqualTo("+5521980168691");
    assertThat(person.get("segment").asText()).isEqualTo("Padaria");
    var again = ana.post("/newcomers", wish);
    assertThat(again.json().at("/person/id").asLong())
        .as("the same address is the same person")
        .isEqualTo(person.get("id").asLong());
    var silent =
        ana.post(
            "/newcomers",
            Map.of("name", "x", "request", "y", "desk", house.desk("vendas").value()));
    assertThat(silent.problem().at("/errors/0/at").asText()).isEqualTo("/phone");
  }

  @Test
  void aFileIsTriedAndThenTakenThroughTheInterface() {
    var csv = "codigo;nome\nI-1;Importada\nI-2;\n".getBytes(StandardCharsets.UTF_8);
    long upload = admin.upload("empresas.csv", "text/csv", csv).id();
    var wish = Map.of("upload", upload, "kind", "companies", "apply", false);
    var tried = admin.post("/imports", wish);
    assertThat(tried.status()).as(tried.text()).isEqualTo(200);
    assertThat(tried.json().at("/counts/fresh").asInt()).isEqualTo(1);
    assertThat(tried.json().at("/lines/1/reason").asText()).contains("nome");
    assertThat(ana.get("/companies?q=Importada").json().get("items")).isEmpty();
    admin.post("/imports", Map.of("upload", upload, "kind", "companies", "apply", true));
    assertThat(ana.get("/companies?q=Importada").json().get("items")).hasSize(1);
    var anothers = ana.upload("x.csv", "text/csv", csv).id();
    var stolen =
        admin.post("/imports", Map.of("upload", anothers, "kind", "companies", "apply", true));
    assertThat(stolen.status()).isEqualTo(400);
  }
}
