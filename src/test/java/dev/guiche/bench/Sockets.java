package dev.guiche.bench;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;

/** Many WebSockets to one address, opened a hundred at a time. */
final class Sockets {
  private static final int AT_ONCE = 100;
  private static final int LONGEST = 4 << 20;

  private final WebSocketClient client;

  Sockets(Vertx vertx) {
    this.client =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setMaxConnections(20_000)
                .setMaxFrameSize(LONGEST)
                .setMaxMessageSize(LONGEST));
  }

  /**
   * @param headers of the handshake of each
   * @param hear given the number of a socket and what it hears
   */
  List<WebSocket> open(
      URI server,
      String path,
      int count,
      IntFunction<Map<String, String>> headers,
      BiConsumer<Integer, String> hear) {
    var sockets = new ArrayList<WebSocket>();
    for (int first = 0; first < count; first += AT_ONCE) {
      var wave = new ArrayList<Future<WebSocket>>();
      for (int i = first; i < Math.min(count, first + AT_ONCE); i++) {
        wave.add(open(server, path, i, headers.apply(i), hear));
      }
      House.await(Future.all(wave));
      wave.forEach(opened -> sockets.add(opened.result()));
    }
    return sockets;
  }

  private Future<WebSocket> open(
      URI server,
      String path,
      int number,
      Map<String, String> headers,
      BiConsumer<Integer, String> hear) {
    var options =
        new WebSocketConnectOptions()
            .setHost(server.getHost())
            .setPort(server.getPort())
            .setURI(path)
            .setHeaders(MultiMap.caseInsensitiveMultiMap().addAll(headers));
    return client
        .connect(options)
        .onSuccess(socket -> socket.textMessageHandler(text -> hear.accept(number, text)));
  }

  /** Says this on each, a hundred at a time, and waits until each has been answered. */
  static void sayAndAwait(List<WebSocket> sockets, String said, AtomicInteger answers) {
    for (int first = 0; first < sockets.size(); first += AT_ONCE) {
      int end = Math.min(sockets.size(), first + AT_ONCE);
      sockets.subList(first, end).forEach(socket -> socket.writeTextMessage(said));
      House.until(() -> answers.get() >= end);
    }
  }
}
