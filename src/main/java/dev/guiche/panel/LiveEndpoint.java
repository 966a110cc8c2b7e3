package dev.guiche.panel;

import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.Refused;
import dev.guiche.panel.live.Live;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The door of the live line. */
final class LiveEndpoint implements Endpoints.Group {
  private final Live live;
  private final URI publicUrl;

  LiveEndpoint(Live live, URI publicUrl) {
    this.live = live;
    this.publicUrl = publicUrl;
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints.on("live", this::open);
  }

  private Answer open(Call call) {
    var request = call.request();
    if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      throw new Refused.NoWebSocket();
    }
    if (call.caller().isPerson() && !isOurs(request)) {
      throw new Refused.CrossSite();
    }
    var caller = call.caller();
    call.loop()
        .runOnContext(
            onLoop ->
                request
                    .toWebSocket()
                    .onSuccess(socket -> live.opened(socket, caller))
                    .onFailure(refused -> request.connection().close()));
    return Answer.WRITTEN;
  }

  // A browser sends the cookie along whatever site opens the socket, and says which it is.
  private boolean isOurs(HttpServerRequest request) {
    var origin = host(request.getHeader("Origin"));
    return origin != null
        && (origin.equals(host(publicUrl.toString()))
            || origin.equals(normal(request.getHeader("Host"))));
  }

  private static @Nullable String host(@Nullable String url) {
    try {
      return url == null ? null : normal(URI.create(url).getRawAuthority());
    } catch (IllegalArgumentException nonsense) {
      return null;
    }
  }

  private static @Nullable String normal(@Nullable String authority) {
    return authority == null
        ? null
        : authority.toLowerCase(Locale.ROOT).replaceFirst(":(80|443)$", "");
  }
}
