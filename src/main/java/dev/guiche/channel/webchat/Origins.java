package dev.guiche.channel.webchat;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which sites may show the chat. */
record Origins(List<String> allowed) {
  /**
   * Whether the page that asks may. Pages that this very server shows always may; a request without
   * an origin comes from no page of another site.
   */
  boolean allow(HttpServerRequest request) {
    String origin = request.getHeader("Origin");
    return origin == null || allowed.contains("*") || isListed(origin) || isOwn(origin, request);
  }

  private boolean isListed(String origin) {
    return allowed.stream().anyMatch(site -> withoutSlash(site).equalsIgnoreCase(origin));
  }

  private static boolean isOwn(String origin, HttpServerRequest request) {
    String host = request.getHeader("Host");
    return host != null && host.equalsIgnoreCase(authority(origin));
  }

  private static @Nullable String authority(String origin) {
    try {
      return URI.create(origin.toLowerCase(Locale.ROOT)).getAuthority();
    } catch (IllegalArgumentException notAnOrigin) {
      return null;
    }
  }

  private static String withoutSlash(String site) {
    return site.endsWith("/") ? site.substring(0, site.length() - 1) : site;
  }
}
