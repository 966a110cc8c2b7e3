package dev.guiche.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** How many signed web hooks a second are answered, which is after their commit. */
final class IngestLine implements Line {
  private static final int CUSTOMERS = 2_000;
  private static final int CONNECTIONS = 64;
  private static final int SECONDS = 5;
  private static final String TEXT = "Bom dia, minha nota fiscal não sai: erro 539. ";

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public List<Row> measure(Rounds rounds) throws Exception {
    var vertx = Vertx.vertx();
    try (var house = House.open(vertx)) {
      var load = new Load(house);
      var bare = new BareCommits(house.scratch(BareCommits.CONNECTIONS));
      bare.run(2);
      load.greet();
      house.update("analyze"); // autovacuum would, within the minute
      load.run(8); // compiled by now, both of them
      var medians =
          rounds.alternate(() -> new double[] {bare.run(SECONDS)}, () -> load.run(SECONDS));
      return List.of(
          Row.of(name(), "web hooks answered after commit", medians.figure()[0], "/s")
              .beside(medians.yardstick()[0])
              .wantsRatioAtLeast(3)
              .noting(
                  "%d web hooks answered, %d of them other than 200; %d messages in the database",
                  load.answered.get(), load.refused.get(), load.kept()),
          Row.of(name(), "p99 of an answer", medians.figure()[1], "ms").wantsAtMost(50));
    } finally {
      House.await(vertx.close());
    }
  }

  /** Sixty-four connections, each of which calls again as soon as it is answered. */
  private static final class Load {
    final AtomicInteger answered = new AtomicInteger();
    final AtomicInteger refused = new AtomicInteger();
    private final House house;
    private final NetClient client;
    private final SignedHooks hooks;
    private final List<Caller> callers = new ArrayList<>();

    Load(House house) {
      this.house = house;
      this.client = house.vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
      this.hooks = new SignedHooks(house.town.account);
      for (int i = 0; i < CONNECTIONS; i++) {
        callers.add(House.await(Caller.connect(client, house.gateway.url())));
      }
    }

    /** The first word of each customer, which opens their conversation. */
    void greet() {
      var next = new AtomicInteger();
      each(caller -> greet(caller, next, Promise.promise()));
    }

    private Future<Void> greet(Caller caller, AtomicInteger next, Promise<Void> done) {
      int customer = next.getAndIncrement();
      if (customer >= CUSTOMERS) {
        done.complete();
      } else {
        say(caller, customer, new Times())
            .onFailure(done::fail)
            .onSuccess(answer -> greet(caller, next, done));
      }
      return done.future();
    }

    /** Answers a second, and the p99 of one in ms. */
    double[] run(int seconds) {
      var times = new Times();
      long begin = System.nanoTime();
      long end = begin + seconds * 1_000_000_000L;
      each(caller -> loop(caller, end, times, Promise.promise()));
      return new double[] {times.count() * 1e9 / (System.nanoTime() - begin), times.percentile(99)};
    }

    private Future<Void> loop(Caller caller, long end, Times times, Promise<Void> done) {
      if (System.nanoTime() >= end) {
        done.complete();
      } else {
        say(caller, ThreadLocalRandom.current().nextInt(CUSTOMERS), times)
            .onFailure(done::fail)
            .onSuccess(answer -> loop(caller, end, times, done));
      }
      return done.future();
    }

    private Future<Integer> say(Caller caller, int customer, Times times) {
      var request = hooks.message(customer, TEXT);
      long begin = System.nanoTime();
      return caller
          .call(request)
          .onSuccess(
              status -> {
                times.add(System.nanoTime() - begin);
                answered.incrementAndGet();
                if (status != 200) {
                  refused.incrementAndGet();
                }
              });
    }

    private void each(java.util.function.Function<Caller, Future<Void>> work) {
      House.await(Future.all(callers.stream().map(work).toList()));
    }

    long kept() {
      return house.count("select count(*) as n from entry where author = 'customer'");
    }
  }
}
