package dev.guiche.panel;

import dev.guiche.desk.MessengerLinks;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import org.jspecify.annotations.Nullable;

/** Which Telegram account is mine, so that I can take what my desk's group reads. */
final class TelegramEndpoints implements Endpoints.Group {
  private final MessengerLinks links;

  TelegramEndpoints(Services services) {
    this.links = new MessengerLinks(services.database());
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("getTelegramLink", this::get)
        .on("beginTelegramLink", call -> Answer.created(links.begin(call.me())))
        .on("unlinkTelegram", this::unlink);
  }

  private record LinkView(boolean linked, @Nullable String name) {}

  private Answer get(Call call) {
    var linked = links.of(call.me());
    return Answer.ok(new LinkView(linked != null, linked == null ? null : linked.name()));
  }

  private Answer unlink(Call call) {
    links.unlink(call.me());
    return Answer.nothing();
  }
}
