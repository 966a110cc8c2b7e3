package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.OutboundMessage;
import dev.guiche.contact.ProvenEmail;
import dev.guiche.database.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How customers come into their own area. */
class PortalDoorTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  static PanelHouse house;

  @BeforeAll
  static void open() {
    house = new PanelHouse(db.database());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static void know(String email) {
    db.database().inTransaction(tx -> ProvenEmail.meet(tx, email, "Maria Silva"));
  }

  private static int ask(String email) {
    return house.guest().post("/portal/links", Map.of("email", email)).status();
  }

  private static List<OutboundMessage> mailsTo(String email) {
    return house.mail.sent.stream().filter(m -> m.to().value().equals(email)).toList();
  }

  private static String mailedKey(String email) {
    int before = mailsTo(email).size();
    assertThat(ask(email)).isEqualTo(202);
    await().until(() -> mailsTo(email).size() > before);
    var link =
        Pattern.compile("/portal/entrar#chave=(\\S+)").matcher(mailsTo(email).getLast().text());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private static Guest.Reply enter(String key) {
    return house.guest().post("/portal/session", Map.of("key", key));
  }

  private static Guest in(Guest.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(204);
    var cookie = reply.header("Set-Cookie");
    return house
        .guest()
        .with("Cookie", cookie.substring(0, cookie.indexOf(';')))
        .with("X-Requested-With", "guiche");
  }

  @Test
  @Tag("CU-1")
  void aMailedLinkLetsInOnceAndNoLongerThanAQuarterOfAnHour() {
    know("maria@cliente.example");
    var key = mailedKey("maria@cliente.example");
    var reply = enter(key);
    assertThat(reply.header("Set-Cookie"))
        .startsWith("guiche_portal=")
        .contains("HTTPOnly", "SameSite=Lax", "Secure");
    assertThat(in(reply).get("/portal/me").json().get("name").asText()).isEqualTo("Maria Silva");
    assertThat(enter(key).status()).as("a second time").isEqualTo(401);

    var late = mailedKey("maria@cliente.example");
    db.pass(Duration.ofMinutes(16));
    assertThat(enter(late).status()).as("too late").isEqualTo(401);
  }

  @Test
  void anUnknownAddressHearsTheSameAndGetsNothing() {
    know("carla@cliente.example");
    assertThat(ask("ninguem@longe.example")).isEqualTo(202);
    mailedKey("carla@cliente.example");
    assertThat(mailsTo("ninguem@longe.example")).isEmpty();
  }

  @Test
  void nobodyIsFloodedWithLinks() {
    for (int i = 0; i < 5; i++) {
      assertThat(ask("alvo@cliente.example")).isEqualTo(202);
    }
    var sixth = house.guest().post("/portal/links", Map.of("email", "alvo@cliente.example"));
    assertThat(sixth.status()).isEqualTo(429);
    assertThat(sixth.header("Retry-After")).isNotEmpty();
  }

  @Test
  void aSessionEndsWithTheLastOfThirtyQuietDaysAndWhenOneLeaves() {
    know("rita@cliente.example");
    var rita = in(enter(mailedKey("rita@cliente.example")));
    db.pass(Duration.ofDays(29));
    assertThat(rita.get("/portal/me").status()).isEqualTo(200);
    db.pass(Duration.ofDays(29));
    assertThat(rita.get("/portal/me").status()).as("seen meanwhile").isEqualTo(200);
    db.pass(Duration.ofDays(31));
    assertThat(rita.get("/portal/me").status()).isEqualTo(401);

    var again = in(enter(mailedKey("rita@cliente.example")));
    assertThat(again.delete("/portal/session").status()).isEqualTo(204);
    assertThat(again.get("/portal/me").status()).isEqualTo(401);
  }

  @Test
  void whomTheDesksOwnSystemSignsForComesInAndIsKnownFromThenOn() throws Exception {
    var signed = sign("erp-7", "nova@empresa.example", "Nova Pessoa");
    var nova = in(house.guest().post("/portal/session", Map.of("identity", signed)));
    var me = nova.get("/portal/me").json();
    assertThat(me.get("name").asText()).isEqualTo("Nova Pessoa");
    var again = in(house.guest().post("/portal/session", Map.of("identity", signed)));
    assertThat(again.get("/portal/me").json().get("id")).isEqualTo(me.get("id"));
  }

  @Test
  void aForgedIdentityStaysOutside() throws Exception {
    var signed = sign("erp-8", "certa@empresa.example", "Certa");
    var forged =
        Map.of(
            "id", "erp-8",
            "name", "Certa",
            "email", "outra@empresa.example",
            "signature", signed.get("signature"));
    assertThat(house.guest().post("/portal/session", Map.of("identity", forged)).status())
        .isEqualTo(401);
    assertThat(house.guest().post("/portal/session", Map.of()).status()).isEqualTo(401);
  }

  private static Map<String, String> sign(String id, String email, String name) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            "chave-de-teste-do-portal".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    var signature = mac.doFinal((id + "\n" + email + "\n" + name).getBytes(StandardCharsets.UTF_8));
    return Map.of(
        "id", id, "email", email, "name", name, "signature", HexFormat.of().formatHex(signature));
  }
}
