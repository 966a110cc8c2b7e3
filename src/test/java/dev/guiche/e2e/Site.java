package dev.guiche.e2e;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Somebody's web site, at another origin than the gateway, with the one line that shows a chat. */
final class Site implements AutoCloseable {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang="pt-BR">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Loja</title><style>
        :root { color-scheme: light dark }
        body { font: 16px/1.6 system-ui; margin: 3rem auto; max-width: 60rem; padding: 0 1.5rem }
      </style></head>
      <body><main><h1>Loja do Bairro</h1><p>Notas, boletos e estoque em um só lugar.</p></main>
      <script src="%s" data-channel="site" async></script>
      </body></html>
      """;

  private final HttpServer server;

  Site(URI gateway) {
    byte[] page =
        PAGE.formatted(gateway.resolve("/widget/guiche.js")).getBytes(StandardCharsets.UTF_8);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
    server.createContext(
        "/",
        call -> {
          call.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          call.sendResponseHeaders(200, page.length);
          try (var body = call.getResponseBody()) {
            body.write(page);
          }
        });
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
