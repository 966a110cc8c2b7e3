package dev.guiche.channel.whatsapp;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that Twilio may have called, and signed, when a request reaches us. The configured
 * one is believed; what a request claims of itself only where a configured proxy says so.
 */
final class PublicAddress {
  private final List<String> configured;
  private final Predicate<String> isProxy;

  /**
   * @param isProxy tells by its IP address whether a proxy is ours
   */
  PublicAddress(URI publicUrl, Predicate<String> isProxy) {
    this.configured = spellings(publicUrl.toString().replaceAll("/+$", ""));
    this.isProxy = isProxy;
  }

  /** Twilio has been seen to sign with and without the port. */
  private static List<String> spellings(String base) {
    URI uri = URI.create(base);
    if (uri.getHost() == null) {
      return List.of(base);
    }
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    String bare = uri.getScheme() + "://" + uri.getHost();
    int port = uri.getPort() != -1 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
    String withPort = bare + ":" + port + path;
    return base.equals(withPort) ? List.of(withPort, bare + path) : List.of(base, withPort);
  }

  /** Where Twilio is told to call. */
  String base() {
    return configured.getFirst();
  }

  /** Likeliest first. */
  List<String> of(HttpServerRequest request) {
    String forwarded = forwarded(request);
    var urls = new ArrayList<String>(4);
    for (String base : configured) {
      urls.add(base + request.uri());
    }
    if (forwarded != null) {
      for (String base : spellings(forwarded)) {
        urls.add(base + request.uri());
      }
    }
    return urls;
  }

  private @Nullable String forwarded(HttpServerRequest request) {
    String host = request.getHeader("X-Forwarded-Host");
    if (host == null || !isProxy.test(request.remoteAddress().hostAddress())) {
      return null;
    }
    String scheme = request.getHeader("X-Forwarded-Proto");
    String base = (scheme == null ? "https" : first(scheme)) + "://" + first(host);
    return base.matches("https?://[A-Za-z0-9.\\-]+(:[0-9]{1,5})?") ? base : null;
  }

  /** The nearest proxy appends; the first one is what the caller asked for. */
  private static String first(String list) {
    int comma = list.indexOf(',');
    return (comma < 0 ? list : list.substring(0, comma)).strip();
  }
}
