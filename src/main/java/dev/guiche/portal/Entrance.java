package dev.guiche.portal;

import dev.guiche.contact.ContactId;
import dev.guiche.contact.ProvenEmail;
import dev.guiche.database.Database;
import dev.guiche.http.door.CustomerSessions;
import dev.guiche.http.door.LoginLinks;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import java.time.Duration;
import java.util.Optional;

/** Lets in whoever has proven who they are, and gives them their cookie. */
final class Entrance {
  private static final Duration LIFE = Duration.ofDays(30);

  private final Database database;
  private final boolean https;

  Entrance(PortalServices services) {
    this.database = services.database();
    this.https = "https".equals(services.publicUrl().getScheme());
  }

  /** The cookie for a mailed key, which opens nothing a second time. */
  Optional<String> byKey(String key) {
    return database.inTransaction(
        tx -> LoginLinks.use(tx, key).map(contact -> CustomerSessions.open(tx, contact)));
  }

  /** The cookie for somebody whose address another system vouches for. */
  String byProof(String email, String name) {
    return database.inTransaction(
        tx -> {
          ContactId contact = ProvenEmail.meet(tx, email, name);
          return CustomerSessions.open(tx, contact);
        });
  }

  /** Lax, for the link in a mail of ours comes from another site. */
  String cookie(String token) {
    return encode(token, LIFE);
  }

  String noCookie() {
    return encode("", Duration.ZERO);
  }

  private String encode(String value, Duration life) {
    return Cookie.cookie(CustomerSessions.COOKIE, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.LAX)
        .setSecure(https)
        .setMaxAge(life.toSeconds())
        .encode();
  }
}
