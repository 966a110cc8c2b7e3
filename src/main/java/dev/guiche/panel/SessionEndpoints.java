package dev.guiche.panel;

import dev.guiche.desk.Consultant;
import dev.guiche.desk.Consultants;
import dev.guiche.desk.Desks;
import dev.guiche.desk.Presence;
import dev.guiche.desk.PresenceStatus;
import dev.guiche.desk.Role;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.ClientAddress;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.Caller;
import dev.guiche.http.door.Door;
import dev.guiche.http.door.LoginThrottle;
import dev.guiche.http.door.Refused;
import dev.guiche.http.door.Sessions;
import dev.guiche.panel.live.LiveNews;
import dev.guiche.panel.view.MeView;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who I am: in, out, presence, password. */
final class SessionEndpoints implements Endpoints.Group {
  private static final Duration COOKIE_LIFE = Duration.ofDays(30);

  private final Sessions sessions;
  private final LoginThrottle throttle;
  private final ClientAddress clientAddress;
  private final Consultants consultants;
  private final Desks desks;
  private final Presence presence;
  private final LiveNews news;
  private final Locale locale;
  private final boolean https;

  SessionEndpoints(Services services, Sessions sessions, LoginThrottle throttle, LiveNews news) {
    this.sessions = sessions;
    this.throttle = throttle;
    this.news = news;
    this.clientAddress = new ClientAddress(services.config().trustedProxies());
    this.consultants = services.consultants();
    this.desks = services.desks();
    this.presence = services.presence();
    this.locale = services.config().organization().locale();
    this.https = "https".equals(services.publicUrl().getScheme());
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("logIn", this::logIn)
        .on("logOut", this::logOut)
        .on("getMe", call -> Answer.ok(me(call.caller())))
        .on("setPresence", this::setPresence)
        .on("changePassword", this::changePassword);
  }

  private record Credentials(String email, String password) {}

  private Answer logIn(Call call) {
    var given = call.body(Credentials.class);
    var attempt = new LoginThrottle.Attempt(given.email(), clientAddress.of(call.request()));
    throttle.count(attempt);
    var consultant =
        consultants
            .identify(given.email(), given.password())
            .orElseThrow(Refused.WrongCredentials::new);
    throttle.forget(attempt);
    var cookie = cookie(sessions.open(consultant.id()), COOKIE_LIFE);
    return Answer.ok(view(consultant, consultant.role())).with("Set-Cookie", cookie);
  }

  private String cookie(String value, Duration life) {
    return Cookie.cookie(Door.COOKIE, value)
        .setPath("/")
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.STRICT)
        .setSecure(https)
        .setMaxAge(life.toSeconds())
        .encode();
  }

  /** A program has no session; it goes on with its token. */
  private Answer logOut(Call call) {
    switch (call.caller().entry()) {
      case Caller.Entry.Session session -> {
        sessions.close(session.hash());
        news.sessionsEnded(call.me());
      }
      case Caller.Entry.Token token -> {}
    }
    return Answer.nothing().with("Set-Cookie", cookie("", Duration.ZERO));
  }

  private record Said(PresenceStatus status, @Nullable String reason) {}

  private Answer setPresence(Call call) {
    var said = call.body(Said.class);
    presence.say(call.me(), said.status(), said.reason());
    return Answer.ok(me(call.caller()));
  }

  private record PasswordChange(String current, String next) {}

  private Answer changePassword(Call call) {
    var change = call.body(PasswordChange.class);
    consultants.changePassword(call.me(), change.current(), change.next());
    switch (call.caller().entry()) {
      case Caller.Entry.Session session -> sessions.closeOthers(call.me(), session.hash());
      case Caller.Entry.Token token -> sessions.closeAll(call.me());
    }
    news.sessionsEnded(call.me());
    return Answer.nothing();
  }

  private MeView me(Caller caller) {
    var consultant = consultants.find(caller.id()).orElseThrow(Refused.NotLoggedIn::new);
    return view(consultant, caller.role());
  }

  private MeView view(Consultant consultant, Role role) {
    return MeView.of(consultant, role, desks.all(), locale);
  }
}
