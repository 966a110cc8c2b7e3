package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.database.TestDatabase;
import dev.guiche.desk.Consultant;
import dev.guiche.desk.Role;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DoorTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  static PanelHouse house;
  static Consultant ana;
  static Consultant boss;

  @BeforeAll
  static void open() {
    house = new PanelHouse(db.database());
    ana = house.consultant("Ana", Role.CONSULTANT, "suporte");
    boss = house.consultant("Davi", Role.ADMIN, "suporte");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @BeforeEach
  void forgetFailures() {
    db.database().update("delete from login_failure");
  }

  @Test
  void whoLogsInIsKnownByACookieThatScriptsAndOtherSitesCannotUse() {
    var reply =
        house.guest().tryLogIn(ana.email().toUpperCase(java.util.Locale.ROOT), PanelHouse.PASSWORD);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Set-Cookie"))
        .startsWith("guiche_session=")
        .containsIgnoringCase("HttpOnly")
        .contains("SameSite=Strict", "Secure", "Path=/");
    assertThat(house.logIn(ana).get("/me").json().get("name").asText()).isEqualTo("Ana");
  }

  @Test
  void aWrongPasswordAndAnUnknownAccountLookTheSame() {
    var wrong = house.guest().tryLogIn(ana.email(), "outra senha");
    var unknown = house.guest().tryLogIn("ninguem@casa.example", "outra senha");
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.code()).isEqualTo("wrong-credentials");
    assertThat(unknown.text()).isEqualTo(wrong.text());
  }

  @Test
  void onlyAHashOfTheCookieIsKept() {
    var cookie = house.logIn(ana).headers().getOrDefault("Cookie", "");
    var dump =
        db.database()
            .list("select encode(token_hash, 'hex') as hash from session", r -> r.text("hash"));
    assertThat(dump).allMatch(hash -> hash.length() == 64);
    assertThat(dump.toString()).doesNotContain(cookie.substring("guiche_session=".length()));
  }

  @Test
  void whoLogsOutIsOut() {
    var person = house.logIn(ana);
    assertThat(person.delete("/session").status()).isEqualTo(204);
    assertThat(person.get("/me").status()).isEqualTo(401);
  }

  @Test
  void aSessionEndsAfterAWeekWithoutARequest() {
    var person = house.logIn(ana);
    db.database().update("update session set seen_at = now() - interval '8 days'");
    assertThat(person.get("/me").status()).isEqualTo(401);
  }

  @Test
  void aRequestProlongsASessionButNotForEver() {
    var person = house.logIn(ana);
    db.database().update("update session set seen_at = now() - interval '6 days'");
    assertThat(person.get("/me").status()).isEqualTo(200);
    assertThat(person.get("/me").status()).isEqualTo(200);
    long stale =
        db.database()
            .one(
                "select count(*) as n from session where seen_at < now() - interval '1 day' and"
                    + " consultant_id = $1",
                row -> row.number("n"),
                ana.id());
    assertThat(stale).isZero();
    db.database().update("update session set created_at = now() - interval '31 days'");
    assertThat(person.get("/me").status()).isEqualTo(401);
  }

  @Test
  void whoIsDisabledIsOutAtOnce() {
    var gone = house.consultant("Eva", Role.CONSULTANT, "suporte");
    var person = house.logIn(gone);
    var change =
        house.logIn(boss).patch("/consultants/" + gone.id().value(), Map.of("enabled", false));
    assertThat(change.status()).isEqualTo(200);
    assertThat(person.get("/me").status()).isEqualTo(401);
    assertThat(house.guest().tryLogIn(gone.email(), PanelHouse.PASSWORD).status()).isEqualTo(401);
  }

  @Test
  void aNewPasswordEndsEveryOtherSession() {
    var fred = house.consultant("Fred", Role.CONSULTANT, "suporte");
    var here = house.logIn(fred);
    var there = house.logIn(fred);
    var wrong = here.put("/me/password", Map.of("current", "errada", "next", "outra senha boa"));
    assertThat(wrong.status()).isEqualTo(400);
    var changed =
        here.put("/me/password", Map.of("current", PanelHouse.PASSWORD, "next", "outra senha boa"));
    assertThat(changed.status()).isEqualTo(204);
    assertThat(here.get("/me").status()).isEqualTo(200);
    assertThat(there.get("/me").status()).isEqualTo(401);
    assertThat(house.guest().tryLogIn(fred.email(), "outra senha boa").status()).isEqualTo(200);
  }

  @Test
  void anotherSiteCannotActInMyName() {
    var tricked = house.logIn(ana).without("X-Requested-With");
    var reply = tricked.put("/me/presence", Map.of("status", "pause"));
    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.code()).isEqualTo("cross-site");
    assertThat(tricked.get("/me").json().at("/presence/status").asText()).isEqualTo("available");
  }

  @Test
  void guessingAtAnAccountIsStoppedForThatAddress() {
    for (int i = 0; i < 10; i++) {
      assertThat(house.guest().tryLogIn(ana.email(), "chute " + i).status()).isEqualTo(401);
    }
    var stopped = house.guest().tryLogIn(ana.email(), PanelHouse.PASSWORD);
    assertThat(stopped.status()).isEqualTo(429);
    assertThat(Integer.parseInt(stopped.header("Retry-After"))).isBetween(1, 900);
    assertThat(house.guest().tryLogIn(boss.email(), PanelHouse.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void guessingAtManyAccountsIsStoppedForTheAddress() {
    db.database().update("insert into login_failure values ('address 127.0.0.1', 100, now())");
    assertThat(house.guest().tryLogIn(boss.email(), PanelHouse.PASSWORD).status()).isEqualTo(429);
    db.database().update("update login_failure set since = now() - interval '16 minutes'");
    assertThat(house.guest().tryLogIn(boss.email(), PanelHouse.PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void guessingFromManyAddressesIsStoppedForTheAccount() {
    db.database()
        .update("insert into login_failure values ($1, 100, now())", "account " + ana.email());
    assertThat(house.guest().tryLogIn(ana.email(), PanelHouse.PASSWORD).status()).isEqualTo(429);
  }

  @Test
  void whoLogsInIsNotCounted() {
    for (int i = 0; i < 12; i++) {
      assertThat(house.guest().tryLogIn(ana.email(), PanelHouse.PASSWORD).status()).isEqualTo(200);
    }
  }

  @Test
  void anAddressCannotBeMadeUp() {
    for (int i = 0; i < 10; i++) {
      house.guest().with("X-Forwarded-For", "10.0.0." + i).tryLogIn(ana.email(), "chute " + i);
    }
    var stopped =
        house
            .guest()
            .with("X-Forwarded-For", "10.0.1.1")
            .tryLogIn(ana.email(), PanelHouse.PASSWORD);
    assertThat(stopped.status()).isEqualTo(429);
  }

  @Test
  void aTokenDoesWhatItsRoleMayAndNoMoreThanItsConsultant() {
    var admin = house.logIn(boss);
    var weak = admin.post("/tokens", Map.of("name", "robô", "role", "consultant"));
    assertThat(weak.status()).isEqualTo(201);
    assertThat(program(weak).get("/me").status()).isEqualTo(200);
    assertThat(program(weak).get("/quarantine").status()).isEqualTo(403);
    var bold =
        admin.post(
            "/tokens", Map.of("name", "robô", "role", "admin", "consultant", ana.id().value()));
    assertThat(program(bold).get("/tokens").status()).isEqualTo(403);
    assertThat(program(bold).put("/me/presence", Map.of("status", "available")).status())
        .as("needs no header against other sites")
        .isEqualTo(200);
  }

  private static Guest program(Guest.Reply token) {
    return house.guest().with("Authorization", "Bearer " + token.json().get("secret").asText());
  }

  @Test
  void aTokenThatIsRevokedIsWorthNothing() {
    var admin = house.logIn(boss);
    var token = admin.post("/tokens", Map.of("name", "robô", "role", "admin"));
    assertThat(admin.get("/tokens").text()).doesNotContain(token.json().get("secret").asText());
    assertThat(admin.delete("/tokens/" + token.id()).status()).isEqualTo(204);
    assertThat(program(token).get("/me").status()).isEqualTo(401);
    assertThat(admin.delete("/tokens/" + token.id()).status()).isEqualTo(404);
  }

  @Test
  void whatIsNoTokenIsNobody() {
    for (var header :
        new String[] {
          "Bearer", "Bearer ", "Bearer x", "Basic YTpi", "bearer guiche_" + UUID.randomUUID()
        }) {
      assertThat(house.guest().with("Authorization", header).get("/me").status()).isEqualTo(401);
    }
    assertThat(house.guest().with("Cookie", "guiche_session=x").get("/me").status()).isEqualTo(401);
  }
}
