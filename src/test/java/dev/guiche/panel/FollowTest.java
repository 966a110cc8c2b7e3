package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.database.TestDatabase;
import dev.guiche.desk.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FollowTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  static PanelHouse house;
  static Guest ana;
  static Guest beto;

  @BeforeAll
  static void open() {
    house = new PanelHouse(db.database());
    ana = house.logIn(house.consultant("Ana", Role.CONSULTANT, "suporte"));
    beto = house.logIn(house.consultant("Beto", Role.CONSULTANT, "vendas"));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  static long ticket() {
    var wish =
        Map.of(
            "email",
            UUID.randomUUID() + "@loja.example",
            "desk",
            house.desk("suporte").value(),
            "title",
            "Boleto",
            "text",
            "Não abre");
    return ana.post("/tickets", wish).id();
  }

  static Map<String, Object> draft(String text) {
    return Map.of("clientKey", UUID.randomUUID().toString(), "text", text);
  }

  @Test
  @Tag("IN-7")
  void whoPassedATicketOnIsCalledWhenTheOtherDeskAnswers() {
    var id = ticket();
    try (var line = LiveLine.open(ana, null)) {
      var to = Map.of("desk", house.desk("vendas").value(), "note", "É com vocês");
      assertThat(ana.post("/tickets/" + id + "/transfer", to).json().at("/desk/label").asText())
          .isEqualTo("Vendas");
      assertThat(beto.post("/tickets/" + id + "/messages", draft("Segue")).status()).isEqualTo(201);
      var frame = line.first("notified", f -> f.get("ticket").asLong() == id);
      assertThat(frame.get("kind").asText()).isEqualTo("answered");
    }
    assertThat(ana.get("/tickets/" + id).status()).as("a watcher may open it").isEqualTo(200);
    var list = ana.get("/me/notifications?unread=true").json();
    assertThat(list.at("/items/0/kind").asText()).isEqualTo("answered");
    assertThat(list.at("/items/0/by").asText()).isEqualTo("Beto");
    ana.post("/me/notifications/read", Map.of("ids", List.of(list.at("/items/0/id").asLong())));
    assertThat(ana.get("/me/notifications?unread=true").json().get("items")).isEmpty();
    assertThat(ana.get("/me/notifications").json().get("items")).isNotEmpty();
  }

  @Test
  void aColleagueOfAnotherDeskIsInvitedAndLeaves() {
    var id = ticket();
    assertThat(beto.get("/tickets/" + id).status()).isEqualTo(404);
    var me = beto.get("/me").id();
    var watchers = ana.post("/tickets/" + id + "/watch", Map.of("consultant", me)).json();
    assertThat(watchers.findValuesAsText("name")).containsExactly("Ana", "Beto");
    assertThat(beto.get("/tickets/" + id).status()).isEqualTo(200);
    beto.post("/tickets/" + id + "/unwatch", Map.of());
    assertThat(beto.get("/tickets/" + id).status()).isEqualTo(404);
  }
}
