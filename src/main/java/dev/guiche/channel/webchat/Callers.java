package dev.guiche.channel.webchat;

import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** From where somebody asks, for counting. */
record Callers(Predicate<String> isProxy) {
  /**
   * The address, or for IPv6 the network of it that one household has. Null for our own machine: a
   * proxy there hides visitors whom we cannot tell apart, or it is the sandbox.
   */
  @Nullable String counted(HttpServerRequest request) {
    String asked = request.remoteAddress().hostAddress();
    return network(isProxy.test(asked) ? behind(request, asked) : asked);
  }

  /** Each proxy appends whom it saw, so the last one that is no proxy is the truth. */
  private String behind(HttpServerRequest request, String proxy) {
    String forwarded = request.getHeader("X-Forwarded-For");
    return forwarded == null
        ? proxy
        : Arrays.stream(forwarded.split(",", -1))
            .map(String::strip)
            .filter(hop -> !isProxy.test(hop))
            .reduce((earlier, later) -> later)
            .orElse(proxy);
  }

  private static @Nullable String network(String caller) {
    try {
      var address = InetAddress.ofLiteral(caller);
      byte[] bytes = address.getAddress();
      return address.isLoopbackAddress()
          ? null
          : HexFormat.of().formatHex(bytes, 0, bytes.length == 16 ? 8 : bytes.length);
    } catch (IllegalArgumentException notAnAddress) {
      return "unknown";
    }
  }
}
