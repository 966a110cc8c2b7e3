package dev.guiche.portal;

import dev.guiche.config.PortalConfig;
import dev.guiche.contact.Contacts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import io.vertx.ext.auth.oauth2.providers.OpenIDConnectAuth;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets customers in by the desk's own login: OpenID Connect, authorization code with PKCE. What has
 * to come back is kept in the browser's cookie, so that only who went out comes in.
 */
final class OpenIdDoor {
  private static final Logger LOG = LoggerFactory.getLogger(OpenIdDoor.class);
  private static final String PATH = "/portal/openid";
  private static final String COOKIE = "guiche_openid";
  private static final long MINUTES_TO_LOG_IN = 10;

  private final Vertx vertx;
  private final PortalConfig.OpenId provider;
  private final Entrance entrance;
  private final String back;
  private final boolean https;
  private @Nullable Future<OAuth2Auth> discovered;

  OpenIdDoor(
      Vertx vertx, PortalConfig.OpenId provider, PortalServices services, Entrance entrance) {
    this.vertx = vertx;
    this.provider = provider;
    this.entrance = entrance;
    this.back = services.publicUrl() + PATH + "/done";
    this.https = "https".equals(services.publicUrl().getScheme());
  }

  void mount(Router router) {
    router.get(PATH).handler(this::send);
    router.get(PATH + "/done").handler(this::receive);
  }

  /** Found once; a provider that could not be reached is asked again by the next one who comes. */
  private synchronized Future<OAuth2Auth> provider() {
    if (discovered == null || discovered.failed()) {
      discovered =
          OpenIDConnectAuth.discover(
              vertx,
              new OAuth2Options()
                  .setSite(provider.issuer().toString())
                  .setClientId(provider.clientId())
                  .setClientSecret(provider.clientSecret().value()));
    }
    return discovered;
  }

  private void send(RoutingContext call) {
    var journey = Journey.begin();
    provider()
        .onSuccess(
            auth -> {
              var address =
                  auth.authorizeURL(
                      new OAuth2AuthorizationURL()
                          .setRedirectUri(back)
                          .setScopes(List.of("openid", "email", "profile"))
                          .setState(journey.state())
                          .setCodeChallenge(journey.challenge())
                          .setCodeChallengeMethod("S256")
                          .putAdditionalParameter("nonce", journey.nonce()));
              call.response()
                  .putHeader("Set-Cookie", cookie(journey.toString(), MINUTES_TO_LOG_IN));
              redirect(call, address);
            })
        .onFailure(failure -> refuse(call, failure.getMessage()));
  }

  private void receive(RoutingContext call) {
    call.response().putHeader("Set-Cookie", cookie("", 0));
    var kept = call.request().getCookie(COOKIE);
    var journey = Journey.read(kept == null ? "" : kept.getValue());
    var code = call.queryParams().get("code");
    if (journey.isEmpty()
        || code == null
        || !journey.get().state().equals(call.queryParams().get("state"))) {
      refuse(call, "the answer is not to what was asked: " + call.queryParams().get("error"));
      return;
    }
    provider()
        .compose(auth -> auth.authenticate(credentials(code, journey.get())))
        .onSuccess(user -> let(call, user, journey.get()))
        .onFailure(failure -> refuse(call, failure.getMessage()));
  }

  private Oauth2Credentials credentials(String code, Journey journey) {
    return new Oauth2Credentials()
        .setFlow(OAuth2FlowType.AUTH_CODE)
        .setCode(code)
        .setCodeVerifier(journey.verifier())
        .setRedirectUri(back);
  }

  private void let(RoutingContext call, User user, Journey journey) {
    // The library leaves the token out when its signature, issuer, audience or time is wrong.
    var claims = Optional.ofNullable(user.attributes().getJsonObject("idToken"));
    var proven = claims.filter(given -> isProof(given, journey));
    if (proven.isEmpty()) {
      refuse(call, "no valid id token with a verified e-mail");
      return;
    }
    var email = proven.get().getString("email");
    var name = proven.get().getString("name", "");
    var loop = vertx.getOrCreateContext();
    Thread.ofVirtual()
        .name("openid")
        .start(
            () -> {
              try {
                String token = entrance.byProof(email, name);
                loop.runOnContext(
                    now -> {
                      call.response().headers().add("Set-Cookie", entrance.cookie(token));
                      redirect(call, "/portal/");
                    });
              } catch (RuntimeException failed) {
                loop.runOnContext(now -> refuse(call, failed.getMessage()));
              }
            });
  }

  private static boolean isProof(JsonObject claims, Journey journey) {
    return journey.nonce().equals(claims.getString("nonce"))
        && Boolean.TRUE.equals(claims.getBoolean("email_verified"))
        && Contacts.isEmail(claims.getString("email", ""));
  }

  private void refuse(RoutingContext call, @Nullable String why) {
    LOG.warn("Nobody came in by OpenID Connect: {}", why);
    redirect(call, "/portal/#falhou");
  }

  private static void redirect(RoutingContext call, String address) {
    call.response()
        .setStatusCode(302)
        .putHeader("Cache-Control", "no-store")
        .putHeader("Location", address)
        .end();
  }

  private String cookie(String value, long minutes) {
    return Cookie.cookie(COOKIE, value)
        .setPath(PATH)
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.LAX)
        .setSecure(https)
        .setMaxAge(minutes * 60)
        .encode();
  }
}
