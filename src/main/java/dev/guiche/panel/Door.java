package dev.guiche.panel;

import dev.guiche.desk.Role;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.openapi.contract.Operation;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The one place that decides who may call an operation, by the {@code x-role} of the document. */
final class Door {
  static final String COOKIE = "guiche_session";
  private static final String BEARER = "bearer ";
  private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final Sessions sessions;
  private final ApiTokens tokens;

  Door(Sessions sessions, ApiTokens tokens) {
    this.sessions = sessions;
    this.tokens = tokens;
  }

  /**
   * Who calls; null where the operation is public.
   *
   * @throws Refused NotLoggedIn, CrossSite, Forbidden
   */
  @Nullable Caller admit(HttpServerRequest request, Operation operation) {
    var lowest = Contract.lowestRole(operation);
    if (lowest.isEmpty()) {
      return null;
    }
    var caller = identify(request);
    refuseOtherSites(request, caller);
    Role needed = lowest.get();
    if (!caller.role().mayDo(needed)) {
      throw new Refused.Forbidden(needed);
    }
    return caller;
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
  private static void refuseOtherSites(HttpServerRequest request, Caller caller) {
    if (caller.isPerson()
        && !SAFE.contains(request.method())
        && !"guiche".equals(request.getHeader("X-Requested-With"))) {
      throw new Refused.CrossSite();
    }
  }
}
