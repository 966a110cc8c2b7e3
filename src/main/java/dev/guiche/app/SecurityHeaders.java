package dev.guiche.app;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;

/** Goes out with every answer; a route that needs something else replaces its header. */
final class SecurityHeaders implements Handler<RoutingContext> {
  /** Styles may stand in attributes, because menus and dialogs are placed that way. */
  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'self'",
          "style-src 'self' 'unsafe-inline'",
          "img-src 'self' data: blob:",
          "media-src 'self' blob:",
          "font-src 'self' data:",
          "object-src 'none'",
          "base-uri 'none'",
          "form-action 'self'",
          "frame-ancestors 'self'");

  /** The frame in which the panel shows a mail, once somebody asks for its pictures. */
  private static final String MAIL_FRAME = "/panel/mail/index.html";

  /** Pictures from anywhere, and nothing that runs, asks or sends. */
  private static final String MAIL_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "style-src 'unsafe-inline'",
          "img-src 'self' data: https:",
          "upgrade-insecure-requests",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'self'");

  private final boolean https;

  SecurityHeaders(URI publicUrl) {
    this.https = "https".equals(publicUrl.getScheme());
  }

  @Override
  public void handle(RoutingContext call) {
    var headers = call.response().headers();
    headers
        .set(
            "Content-Security-Policy",
            call.normalizedPath().equals(MAIL_FRAME) ? MAIL_POLICY : POLICY)
        .set("X-Content-Type-Options", "nosniff")
        .set("X-Frame-Options", "SAMEORIGIN")
        .set("Referrer-Policy", "same-origin")
        .set("Cross-Origin-Opener-Policy", "same-origin")
        .set("Cross-Origin-Resource-Policy", "same-origin")
        .set("Permissions-Policy", "camera=(), geolocation=(), payment=(), usb=()");
    if (https) {
      headers.set("Strict-Transport-Security", "max-age=31536000");
    }
    call.next();
  }
}
