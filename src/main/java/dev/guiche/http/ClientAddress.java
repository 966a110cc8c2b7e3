package dev.guiche.http;

import dev.guiche.config.AddressRange;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a request comes from, behind whatever proxies the configuration trusts. */
public final class ClientAddress {
  private final List<AddressRange> proxies;

  public ClientAddress(List<AddressRange> proxies) {
    this.proxies = proxies;
  }

  /**
   * The last address on the way that is not a trusted proxy's; a header of anybody else is not
   * read.
   */
  public String of(HttpServerRequest request) {
    String at = request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    var hops = String.join(",", request.headers().getAll("X-Forwarded-For")).split(",", -1);
    for (int i = hops.length - 1; i >= 0 && isProxy(at) && !hops[i].isBlank(); i--) {
      at = hops[i].strip();
    }
    return at == null ? "" : at;
  }

  private boolean isProxy(@Nullable String address) {
    try {
      var literal = InetAddress.ofLiteral(address == null ? "" : address);
      return proxies.stream().anyMatch(range -> range.contains(literal));
    } catch (IllegalArgumentException noAddress) {
      return false;
    }
  }
}
