package dev.guiche.bench;

import io.vertx.core.http.WebSocket;
import java.util.List;
import java.util.Map;

/** How long a message takes to a bare server and back, with as many sockets open. */
final class BareEcho {
  private final List<WebSocket> busy;
  private volatile Times times = new Times();

  BareEcho(Echo echo, Sockets open, int busy, int idle) {
    open.open(echo.url, "/", idle, i -> Map.of(), (i, text) -> {});
    this.busy =
        open.open(
            echo.url,
            "/",
            busy,
            i -> Map.of(),
            (i, text) -> times.add(System.nanoTime() - Long.parseLong(text.strip())));
  }

  /** p50 and p99, in ms. */
  double[] run(int perSecond, int seconds) {
    times = new Times();
    Metronome.run(
        perSecond,
        seconds,
        (i, due) -> busy.get(i % busy.size()).writeTextMessage("%-300d".formatted(due)));
    House.until(() -> times.count() == perSecond * seconds);
    return new double[] {times.percentile(50), times.percentile(99)};
  }
}
