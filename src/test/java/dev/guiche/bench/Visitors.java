package dev.guiche.bench;

import io.vertx.core.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** People who have a site's chat open. */
final class Visitors {
  private static final String HELLO = "{\"type\":\"hello\",\"token\":null,\"since\":0}";

  private Visitors() {}

  /** All welcomed when it returns. */
  static List<WebSocket> come(
      House house, Sockets open, int count, BiConsumer<Integer, String> hear) {
    var welcomed = new AtomicInteger();
    var sockets =
        open.open(
            house.gateway.url(),
            "/chat/site/socket",
            count,
            visitor -> Map.of("Origin", "https://loja.example"),
            (visitor, text) -> {
              if (text.contains("\"type\":\"welcome\"")) {
                welcomed.incrementAndGet();
              }
              hear.accept(visitor, text);
            });
    Sockets.sayAndAwait(sockets, HELLO, welcomed);
    return sockets;
  }
}
