package dev.guiche.panel;

import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.Consultants;
import dev.guiche.desk.Role;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.ApiTokens;
import dev.guiche.http.door.Refused;
import dev.guiche.panel.view.Refs;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys for programs. */
final class TokenEndpoints implements Endpoints.Group {
  private final ApiTokens tokens;
  private final Consultants consultants;

  TokenEndpoints(ApiTokens tokens, Consultants consultants) {
    this.tokens = tokens;
    this.consultants = consultants;
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("listTokens", this::list)
        .on("createToken", this::create)
        .on("deleteToken", this::delete);
  }

  private record View(
      long id,
      String name,
      Role role,
      Refs.ConsultantRef consultant,
      Instant createdAt,
      @Nullable Instant usedAt,
      @Nullable String secret) {

    static View of(ApiTokens.Token token, @Nullable String secret) {
      return new View(
          token.id(),
          token.name(),
          token.role(),
          new Refs.ConsultantRef(token.consultant(), token.consultantName()),
          token.createdAt(),
          token.usedAt(),
          secret);
    }
  }

  private Answer list(Call call) {
    return Answer.ok(
        Map.of("items", tokens.all().stream().map(token -> View.of(token, null)).toList()));
  }

  private record Wish(String name, Role role, @Nullable Long consultant) {}

  private Answer create(Call call) {
    var wish = call.body(Wish.class);
    var consultant = wish.consultant() == null ? call.me() : new ConsultantId(wish.consultant());
    if (wish.name().isBlank()) {
      throw new Refused.Invalid("/name", "Dê um nome ao token.");
    }
    if (consultants.find(consultant).filter(c -> c.enabled()).isEmpty()) {
      throw new Refused.Invalid("/consultant", "Essa pessoa não existe ou está desativada.");
    }
    var fresh = tokens.make(wish.name(), wish.role(), consultant);
    return Answer.created(View.of(fresh.token(), fresh.secret()));
  }

  private Answer delete(Call call) {
    if (!tokens.revoke(call.id())) {
      throw new Refused.NotFound();
    }
    return Answer.nothing();
  }
}
