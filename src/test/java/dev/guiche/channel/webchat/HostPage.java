package dev.guiche.channel.webchat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Somebody's site, at another origin than the gateway, that shows the chat by its one line: with as
 * strict a policy as the widget can live under, and with styles that mean no harm but do some.
 */
final class HostPage implements AutoCloseable {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="%s">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Loja</title><link rel="stylesheet" href="/host.css"></head>
      <body><main><h1>Loja</h1><p>Bem-vindo.</p></main>
      <script src="http://127.0.0.1:%d/widget/guiche.js" data-channel="site" %s async></script>
      </body></html>
      """;

  private static final String HARM =
      """
      html { font-size: 10px; }
      * { all: unset; box-sizing: content-box !important; }
      body { font-family: serif; letter-spacing: 4px; text-transform: uppercase; line-height: 3;
             background: canvas; color-scheme: light dark; }
      h1, h2, p, button, div, dialog, textarea { display: inline !important; color: red !important;
             font-size: 40px !important; }
      guiche-chat { display: none; position: absolute; transform: rotate(9deg); opacity: 0.1; }
      """;

  private final HttpServer server;
  private volatile int gateway;
  private volatile String attributes = "";
  private volatile String language = "pt-BR";

  HostPage(Vertx vertx) {
    server =
        Site.await(
            vertx
                .createHttpServer()
                .requestHandler(
                    request -> {
                      if (request.path().equals("/host.css")) {
                        request.response().putHeader("Content-Type", "text/css").end(HARM);
                      } else {
                        request
                            .response()
                            .putHeader("Content-Type", "text/html; charset=utf-8")
                            .putHeader("Content-Security-Policy", policy())
                            .end(PAGE.formatted(language, gateway, attributes));
                      }
                    })
                .listen(0, "127.0.0.1"));
  }

  /** Scripts from the gateway and lines to it: the least that a chat needs. */
  private String policy() {
    String there = "127.0.0.1:" + gateway;
    return "default-src 'none'; style-src 'self'; script-src http://%1$s;".formatted(there)
        + " connect-src http://%1$s ws://%1$s; require-trusted-types-for 'script'".formatted(there);
  }

  void shows(Site site) {
    gateway = site.port();
  }

  void with(String language, String attributes) {
    this.language = language;
    this.attributes = attributes;
  }

  String origin() {
    return "http://localhost:" + server.actualPort();
  }

  static byte[] widget() {
    try (var built = HostPage.class.getResourceAsStream("/web/widget/guiche.js")) {
      return Objects.requireNonNull(built, "The browser side is not built").readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    Site.await(server.close());
  }
}
