package dev.guiche.bench;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How long something takes that happens at a steady pace in a house at work, beside an echo at the
 * same pace. A time counts from when its call was due.
 *
 * @param <K> by what an arrival is known
 * @param <A> what is known of what is on its way
 */
abstract class ShiftLine<K, A> implements Line {
  private static final int SECONDS = 10;

  private final String name;
  private final int perSecond;
  private final ConcurrentMap<K, A> awaited = new ConcurrentHashMap<>();
  private volatile Times times = new Times();

  ShiftLine(String name, int perSecond) {
    this.name = name;
    this.perSecond = perSecond;
  }

  @Override
  public final String name() {
    return name;
  }

  /** From where to where. */
  abstract String way();

  /** At most how many times the echo's p99 its own should be. */
  abstract double goal();

  /** Called once, before anything is sent. */
  void prepare(Shift shift) {}

  /** What a screen hears. */
  void hear(int screen, String text) {}

  /** Lets it happen to one customer, with {@link #await} before. */
  abstract void happen(Shift shift, int number, Shift.Talk talk, long due);

  final void await(K key, A what) {
    awaited.put(key, what);
  }

  final ConcurrentMap<K, A> awaited() {
    return awaited;
  }

  /** It is there; told twice, it counts once. */
  final void arrived(K key, A what, long due) {
    if (awaited.remove(key, what)) {
      times.add(System.nanoTime() - due);
    }
  }

  @Override
  public final List<Row> measure(Rounds rounds) throws Exception {
    var vertx = Vertx.vertx();
    var sockets = new Sockets(vertx);
    try (var shift = Shift.begin(vertx, sockets, this::hear);
        var echo = Echo.start()) {
      prepare(shift);
      var bare = new BareEcho(echo, sockets, Shift.CONSULTANTS, Shift.VISITORS);
      bare.run(perSecond, 4);
      run(shift, 8);
      var medians = rounds.alternate(() -> bare.run(perSecond, SECONDS), () -> run(shift, SECONDS));
      var p50 = Row.of(name, way() + ", p50", medians.figure()[0], "ms");
      var p99 = Row.of(name, way() + ", p99", medians.figure()[1], "ms");
      return List.of(
          p50.beside(medians.yardstick()[0]),
          p99.beside(medians.yardstick()[1])
              .wantsRatioAtMost(goal())
              .noting(
                  "%d a second, %d consultants and %d web visitors connected; %.0f not seen",
                  perSecond, Shift.CONSULTANTS, Shift.VISITORS, medians.figure()[2]));
    }
  }

  private double[] run(Shift shift, int seconds) {
    times = new Times();
    Metronome.run(
        perSecond,
        seconds,
        (i, due) -> happen(shift, i, shift.talks.get((i * 7919) % shift.talks.size()), due));
    House.until(awaited::isEmpty);
    double lost = awaited.size();
    awaited.clear();
    return new double[] {times.percentile(50), times.percentile(99), lost};
  }
}
