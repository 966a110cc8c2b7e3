package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.database.TestDatabase;
import dev.guiche.desk.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("IN-24")
class PartnersTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  @Test
  void aCustomerOutOfCoverageIsReferredToAPartnerOfTheList() {
    try (var house = new PanelHouse(db.database())) {
      var ana = house.logIn(house.consultant("Ana", Role.CONSULTANT, "suporte"));
      var carla = house.logIn(house.consultant("Carla", Role.SUPERVISOR, "suporte"));
      var wish =
          Map.of(
              "name",
              "Redes Souza",
              "region",
              "Sorocaba",
              "phones",
              List.of("(15) 3326-1111"),
              "specialities",
              List.of("rede", "impressoras"));
      assertThat(ana.post("/partners", wish).status()).isEqualTo(403);
      long partner = carla.post("/partners", wish).id();
      assertThat(ana.get("/partners").text()).contains("Redes Souza");
      var talk = house.chat("longe", "A impressora não liga");
      var path = "/conversations/" + talk.id().value() + "/refer";
      var referral = Map.of("partner", partner, "clientKey", UUID.randomUUID().toString());
      assertThat(ana.post(path, referral).status()).isEqualTo(204);
      await()
          .until(
              () ->
                  house.bot.sent.stream().anyMatch(sent -> sent.text().contains("(15) 3326-1111")));
      assertThat(ana.get("/conversations/" + talk.id().value() + "/entries").text())
          .contains("\"referred\"");
      carla.patch("/partners/" + partner, Map.of("enabled", false));
      var again = Map.of("partner", partner, "clientKey", UUID.randomUUID().toString());
      assertThat(ana.post(path, again).status()).isEqualTo(400);
    }
  }
}
