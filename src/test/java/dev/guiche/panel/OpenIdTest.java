package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.database.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The desk's own login, over real HTTP to a provider made of paper. */
class OpenIdTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static final HttpClient BROWSER = HttpClient.newHttpClient();
  static PaperProvider provider;
  static PanelHouse house;

  @BeforeAll
  static void open() throws Exception {
    provider = new PaperProvider();
    house = new PanelHouse(db.database(), Map.of("PORTAL_ISSUER", provider.issuer()));
  }

  @AfterAll
  static void close() {
    house.close();
    provider.close();
  }

  @BeforeEach
  void isHonest() {
    provider.claims(Map.of("email", "lea@cliente.example", "email_verified", true, "name", "Léa"));
    provider.forges(false);
    provider.nonce(null);
  }

  private static HttpResponse<Void> get(URI address, String cookie) throws Exception {
    var request = HttpRequest.newBuilder(address).header("Cookie", cookie).build();
    return BROWSER.send(request, BodyHandlers.discarding());
  }

  private static URI here(String path) {
    return URI.create("http://127.0.0.1:" + house.port() + path);
  }

  private static String location(HttpResponse<?> reply) {
    assertThat(reply.statusCode()).isEqualTo(302);
    return reply.headers().firstValue("Location").orElseThrow();
  }

  /** Goes out to the provider and comes back, as a browser does. */
  private static HttpResponse<Void> travel() throws Exception {
    var out = get(here("/portal/openid"), "a=b");
    var cookie = out.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    var back = URI.create(location(get(URI.create(location(out)), "a=b")));
    assertThat(back.toString()).startsWith("https://casa.example/portal/openid/done?");
    return get(here(back.getRawPath() + "?" + back.getRawQuery()), cookie);
  }

  private static String session(HttpResponse<?> reply) {
    return reply.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("guiche_portal="))
        .map(cookie -> cookie.split(";", 2)[0])
        .findFirst()
        .orElse("");
  }

  private static void assertStaysOutside(HttpResponse<?> reply) {
    assertThat(location(reply)).isEqualTo("/portal/#falhou");
    assertThat(session(reply)).isEmpty();
  }

  @Test
  void whoLogsInThereIsInHereAndIsTheSamePersonTheNextTime() throws Exception {
    var reply = travel();
    assertThat(location(reply)).isEqualTo("/portal/");
    var me = house.guest().with("Cookie", session(reply)).get("/portal/me").json();
    assertThat(me.get("name").asText()).isEqualTo("Léa");
    assertThat(me.get("email").asText()).isEqualTo("lea@cliente.example");
    var again = house.guest().with("Cookie", session(travel())).get("/portal/me").json();
    assertThat(again.get("id")).isEqualTo(me.get("id"));
  }

  @Test
  void anAddressThatTheProviderHasNotVerifiedProvesNothing() throws Exception {
    provider.claims(Map.of("email", "lea@cliente.example", "email_verified", false));
    assertStaysOutside(travel());
  }

  @Test
  void aTokenOfAnotherKeyOrForAnotherLoginIsRefused() throws Exception {
    provider.forges(true);
    assertStaysOutside(travel());
    provider.forges(false);
    provider.nonce("de outra vez");
    assertStaysOutside(travel());
  }

  @Test
  void anAnswerToWhatThisBrowserDidNotAskIsRefused() throws Exception {
    var out = get(here("/portal/openid"), "a=b");
    var back = URI.create(location(get(URI.create(location(out)), "a=b")));
    assertStaysOutside(
        get(here(back.getRawPath() + "?" + back.getRawQuery()), "guiche_openid=x.y.z"));
    assertStaysOutside(get(here("/portal/openid/done?error=access_denied"), "a=b"));
  }
}
