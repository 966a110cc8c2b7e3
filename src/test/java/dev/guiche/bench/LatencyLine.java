package dev.guiche.bench;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** From the provider's request to the frame on the screen of whoever has the customer in hand. */
final class LatencyLine implements Line {
  private static final int PER_SECOND = 200;
  private static final int SECONDS = 10;
  private static final String MARK = "Nota fiscal rejeitada, pedido #";

  /** A message on its way: when its request was due, and whose screen waits for it. */
  private record Awaited(long due, int screen) {}

  private final ConcurrentMap<String, Awaited> awaited = new ConcurrentHashMap<>();
  private volatile Times times = new Times();

  @Override
  public String name() {
    return "latency";
  }

  @Override
  public List<Row> measure(Rounds rounds) throws Exception {
    var vertx = Vertx.vertx();
    var sockets = new Sockets(vertx);
    try (var shift = Shift.begin(vertx, sockets, this::hear);
        var echo = Echo.start()) {
      var bare = new BareEcho(echo, sockets, Shift.CONSULTANTS, Shift.VISITORS);
      bare.run(PER_SECOND, 4);
      run(shift, 8);
      var medians =
          rounds.alternate(() -> bare.run(PER_SECOND, SECONDS), () -> run(shift, SECONDS));
      return List.of(
          Row.of(name(), "web hook to screen, p50", medians.figure()[0], "ms")
              .beside(medians.yardstick()[0]),
          Row.of(name(), "web hook to screen, p99", medians.figure()[1], "ms")
              .beside(medians.yardstick()[1])
              .wantsRatioAtMost(5)
              .noting(
                  "%d messages/s, %d consultants and %d web visitors connected; %.0f not seen",
                  PER_SECOND, Shift.CONSULTANTS, Shift.VISITORS, medians.figure()[2]));
    }
  }

  private double[] run(Shift shift, int seconds) {
    times = new Times();
    Metronome.run(
        PER_SECOND,
        seconds,
        (i, due) -> {
          var talk = shift.talks.get((i * 7919) % shift.talks.size());
          var mark = Long.toString(due);
          awaited.put(mark, new Awaited(due, talk.screen()));
          shift.line(i).call(shift.hooks.message(talk.customer(), MARK + mark + "#"));
        });
    House.until(awaited::isEmpty);
    double lost = awaited.size();
    awaited.clear();
    return new double[] {times.percentile(50), times.percentile(99), lost};
  }

  /** News of one's own come alone; what comes as an array is for everybody, and later. */
  private void hear(int screen, String text) {
    int mark = text.startsWith("[") ? -1 : text.indexOf(MARK);
    if (mark >= 0) {
      int begin = mark + MARK.length();
      var key = text.substring(begin, text.indexOf('#', begin));
      var message = awaited.get(key);
      if (message != null && message.screen() == screen && awaited.remove(key, message)) {
        times.add(System.nanoTime() - message.due());
      }
    }
  }
}
