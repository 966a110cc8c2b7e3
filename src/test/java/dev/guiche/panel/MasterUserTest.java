package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.database.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A company's master user in the customers' area. */
class MasterUserTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  static PanelHouse house;

  @BeforeAll
  static void open() {
    house = new PanelHouse(db.database());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static Guest employed(String email, String role, String company) {
    var guest = house.customer(email);
    db.database()
        .update(
            """
            with firm as (
              insert into company (external_id, name) values ($1, $1)
              on conflict (external_id) do update set name = $1 returning id)
            update contact set company_id = (select id from firm), company_role = $2 where email = $3
            """,
            company,
            role,
            email);
    return guest;
  }

  private static long opens(Guest who, String title) {
    var wish = Map.of("clientKey", "chave de " + title, "title", title);
    return who.post("/portal/tickets", wish).json().at("/ticket/id").asLong();
  }

  @Test
  void seesAndFollowsTheTicketsOfTheCompanyAndOfNoOther() {
    var user = employed("ana@padaria.example", "user", "Padaria");
    var master = employed("dono@padaria.example", "master", "Padaria");
    var rival = employed("dono@mercado.example", "master", "Mercado");
    var ticket = opens(user, "Forno");
    var own = opens(master, "Balança");

    var seen = master.get("/portal/tickets").json().get("items");
    assertThat(seen.findValuesAsText("title")).containsExactly("Balança", "Forno");
    assertThat(seen.get(1).get("requester").asText()).isEqualTo("ana@padaria.example");
    var said = Map.of("clientKey", "palavra-do-dono", "text", "É urgente");
    assertThat(master.post("/portal/tickets/" + ticket + "/messages", said).status())
        .isEqualTo(201);

    assertThat(user.get("/portal/tickets/" + own).status()).isEqualTo(404);
    assertThat(user.get("/portal/tickets").json().get("items")).hasSize(1);
    assertThat(rival.get("/portal/tickets/" + ticket).status()).isEqualTo(404);
    assertThat(rival.get("/portal/tickets").json().get("items")).isEmpty();
  }
}
