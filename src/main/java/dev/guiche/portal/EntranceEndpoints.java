package dev.guiche.portal;

import dev.guiche.channel.Identity;
import dev.guiche.config.PortalConfig;
import dev.guiche.contact.Contacts;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.ClientAddress;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.CustomerSessions;
import dev.guiche.http.door.LoginThrottle;
import dev.guiche.http.door.Refused;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** In and out. Whether an address is known can be told neither by the answer nor by its time. */
final class EntranceEndpoints implements Endpoints.Group {
  private static final Logger LOG = LoggerFactory.getLogger(EntranceEndpoints.class);

  private final PortalServices services;
  private final Entrance entrance;
  private final LoginMail mail;
  private final LoginThrottle links;
  private final LoginThrottle keys;
  private final ClientAddress clientAddress;

  EntranceEndpoints(PortalServices services, Entrance entrance) {
    this.services = services;
    this.entrance = entrance;
    this.mail = new LoginMail(services);
    this.links = LoginThrottle.ofLinks(services.database());
    this.keys = LoginThrottle.ofKeys(services.database());
    this.clientAddress = new ClientAddress(services.config().trustedProxies());
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("getPortal", call -> Answer.ok(portal()))
        .on("askForLink", this::askForLink)
        .on("enterPortal", this::enter)
        .on("leavePortal", this::leave);
  }

  /**
   * What a visitor sees before they are in.
   *
   * @param openId what the button of the desk's own login says; null for none
   */
  private record PortalView(
      String name, String locale, long attachmentLimit, @Nullable String openId) {}

  private PortalView portal() {
    var config = services.config();
    PortalConfig.OpenId openId = config.portal().openId();
    return new PortalView(
        config.organization().name(),
        config.organization().locale().toLanguageTag(),
        config.attachmentLimit(),
        openId == null ? null : openId.label());
  }

  private record Asked(String email) {}

  private Answer askForLink(Call call) {
    var email = call.body(Asked.class).email().strip();
    if (!Contacts.isEmail(email)) {
      throw new Refused.Invalid("/email", "Confira o e-mail: ele não parece um endereço.");
    }
    links.count(new LoginThrottle.Attempt(email, clientAddress.of(call.request())));
    var locale = Tongue.of(call, services.config());
    // Answered before we look, so that looking takes nobody's time.
    Thread.ofVirtual()
        .name("login-link")
        .start(
            () -> {
              try {
                mail.send(email, locale);
              } catch (RuntimeException failed) {
                LOG.warn("A link to log in could not be mailed", failed);
              }
            });
    return new Answer(202, null, Map.of());
  }

  private record Proof(@Nullable String key, @Nullable Signed identity) {}

  private record Signed(String id, @Nullable String name, String email, String signature) {}

  private Answer enter(Call call) {
    var proof = call.body(Proof.class);
    var attempt = new LoginThrottle.Attempt("", clientAddress.of(call.request()));
    keys.count(attempt);
    var signed = proof.identity();
    String key = proof.key();
    String token = null;
    if (signed != null) {
      token = bySignature(signed);
    } else if (key != null) {
      token = entrance.byKey(key).orElse(null);
    }
    if (token == null) {
      throw new Refused.WrongKey();
    }
    return Answer.nothing().with("Set-Cookie", entrance.cookie(token));
  }

  private @Nullable String bySignature(Signed signed) {
    var key = services.config().portal().identityKey();
    try {
      var identity =
          new Identity(signed.id(), orEmpty(signed.name()), signed.email(), signed.signature());
      boolean good =
          key != null && identity.isSignedWith(key) && Contacts.isEmail(identity.email());
      return good ? entrance.byProof(identity.email(), identity.name()) : null;
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private Answer leave(Call call) {
    new CustomerSessions(services.database()).close(call.customer());
    return Answer.nothing().with("Set-Cookie", entrance.noCookie());
  }
}
