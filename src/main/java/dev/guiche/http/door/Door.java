package dev.guiche.http.door;

import dev.guiche.database.Database;
import dev.guiche.desk.Role;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one place that decides who may do what an operation does. */
public final class Door {
  public static final String COOKIE = "guiche_session";
  private static final String BEARER = "bearer ";
  private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final Sessions sessions;
  private final ApiTokens tokens;
  private final CustomerSessions customers;

  public Door(Database database) {
    this.sessions = new Sessions(database);
    this.tokens = new ApiTokens(database);
    this.customers = new CustomerSessions(database);
  }

  /**
   * Who calls; null where nobody needs to log in.
   *
   * @param lowest the lowest role that may; empty for anybody at all
   * @throws Refused NotLoggedIn, CrossSite, Forbidden
   */
  public @Nullable Caller admit(HttpServerRequest request, Optional<Role> lowest) {
    if (lowest.isEmpty()) {
      return null;
    }
    var caller = identify(request);
    if (caller.isPerson()) {
      refuseOtherSites(request);
    }
    if (!caller.role().mayDo(lowest.get())) {
      throw new Refused.Forbidden(lowest.get());
    }
    return caller;
  }

  /** Who calls, whatever they may do; null where nobody is logged in. */
  public @Nullable Caller known(HttpServerRequest request) {
    try {
      return identify(request);
    } catch (Refused.NotLoggedIn nobody) {
      return null;
    }
  }

  /**
   * Which customer calls.
   *
   * @throws Refused NotLoggedIn, CrossSite
   */
  public Customer admitCustomer(HttpServerRequest request) {
    var cookie = request.getCookie(CustomerSessions.COOKIE);
    var customer =
        Optional.ofNullable(cookie)
            .flatMap(given -> customers.find(given.getValue()))
            .orElseThrow(Refused.NotLoggedIn::new);
    refuseOtherSites(request);
    return customer;
  }

  private Caller identify(HttpServerRequest request) {
    var header = request.getHeader("Authorization");
    var caller =
        header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
            ? tokens.find(header.substring(BEARER.length()).strip())
            : sessionOf(request);
    return caller.orElseThrow(Refused.NotLoggedIn::new);
  }

  private Optional<Caller> sessionOf(HttpServerRequest request) {
    var cookie = request.getCookie(COOKIE);
    return cookie == null ? Optional.empty() : sessions.find(cookie.getValue());
  }

  // A browser lets no other site set this header unless we say so, and we never do.
  private static void refuseOtherSites(HttpServerRequest request) {
    if (!SAFE.contains(request.method())
        && !"guiche".equals(request.getHeader("X-Requested-With"))) {
      throw new Refused.CrossSite();
    }
  }
}
