package dev.guiche.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClientOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.DoubleStream;

/**
 * How many tickets a second are made by the API, with protocol, history and the mail to the
 * customer in the outbox: written down by consultants, and each out of a talk.
 */
final class TicketsLine implements Line {
  private static final int AT_ONCE = 16;
  private static final int SECONDS = 5;
  private static final int TALKS = 30_000;

  /** What somebody asks for; false when there is nothing left to ask for. */
  @FunctionalInterface
  private interface Wishes {
    Optional<Buffer> next(int caller);
  }

  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger opened = new AtomicInteger();

  @Override
  public String name() {
    return "tickets";
  }

  @Override
  public List<Row> measure(Rounds rounds) throws Exception {
    var vertx = Vertx.vertx();
    var client = vertx.createNetClient(new NetClientOptions());
    try (var house = House.open(vertx)) {
      Crowd.waits(house, TALKS);
      var staff = Staff.hire(house, AT_ONCE, 0);
      long desk = house.count("select id as n from desk where key = 'suporte'");
      var talks =
          house.list("select id from conversation order by id", row -> row.number("id")).iterator();
      var callers = new ArrayList<Caller>();
      for (int i = 0; i < AT_ONCE; i++) {
        callers.add(House.await(Caller.connect(client, house.gateway.url())));
      }
      var bare = house.scratch(AT_ONCE);
      prepare(bare);
      bare(bare, 2);
      Wishes openings = i -> Optional.of(opening(house, staff, i, desk));
      Wishes escalations = i -> next(talks).map(talk -> escalation(house, staff, i, talk));
      ask(callers, openings, 8);
      ask(callers, escalations, 8);
      var medians =
          rounds.alternate(
              () -> new double[] {bare(bare, SECONDS)},
              () -> both(ask(callers, openings, SECONDS), ask(callers, escalations, SECONDS)));
      return List.of(
          Row.of(name(), "tickets made by the API", medians.figure()[0], "/s")
              .beside(medians.yardstick()[0])
              .wantsRatioAtLeast(0.7)
              .noting("%d refused; p99 %.0f ms", refused.get(), medians.figure()[1]),
          Row.of(name(), "talks made tickets by the API", medians.figure()[2], "/s")
              .beside(medians.yardstick()[0])
              .noting(
                  "which also closes the talk and puts word to the customer and the transcript"
                      + " into the outbox; p99 %.0f ms",
                  medians.figure()[3]));
    } finally {
      House.await(vertx.close());
    }
  }

  private static double[] both(double[] one, double[] other) {
    return DoubleStream.concat(DoubleStream.of(one), DoubleStream.of(other)).toArray();
  }

  private double[] ask(List<Caller> callers, Wishes wishes, int seconds) {
    var times = new Times();
    long begin = System.nanoTime();
    long end = begin + seconds * 1_000_000_000L;
    var loops = new ArrayList<Future<Void>>();
    for (int i = 0; i < callers.size(); i++) {
      Promise<Void> done = Promise.promise();
      loop(callers.get(i), i, wishes, end, times, done);
      loops.add(done.future());
    }
    House.await(Future.all(loops));
    return new double[] {times.count() * 1e9 / (System.nanoTime() - begin), times.percentile(99)};
  }

  private void loop(
      Caller caller, int number, Wishes wishes, long end, Times times, Promise<Void> done) {
    var wish = System.nanoTime() < end ? wishes.next(number) : Optional.<Buffer>empty();
    if (wish.isEmpty()) {
      done.complete();
      return;
    }
    long begin = System.nanoTime();
    caller
        .call(wish.get())
        .onFailure(done::fail)
        .onSuccess(
            status -> {
              if (status == 201) {
                times.add(System.nanoTime() - begin);
              } else {
                refused.incrementAndGet();
              }
              loop(caller, number, wishes, end, times, done);
            });
  }

  private static Optional<Long> next(Iterator<Long> talks) {
    synchronized (talks) {
      return talks.hasNext() ? Optional.of(talks.next()) : Optional.empty();
    }
  }

  private Buffer opening(House house, Staff staff, int consultant, long desk) {
    var body =
        """
        {"contact":%d,"desk":%d,"title":"Nota rejeitada","text":"A nota foi rejeitada com o erro 539."}
        """
            .formatted(Crowd.customer(opened.incrementAndGet() % TALKS).value(), desk);
    return post("tickets", body, house, staff, consultant);
  }

  private static Buffer escalation(House house, Staff staff, int consultant, long talk) {
    var body = "{\"title\":\"Nota rejeitada\",\"reason\":\"Precisa do desenvolvimento\"}";
    return post("conversations/" + talk + "/escalate", body, house, staff, consultant);
  }

  private static Buffer post(String path, String body, House house, Staff staff, int consultant) {
    var head = new StringBuilder("POST /api/v1/" + path + " HTTP/1.1\r\n");
    head.append("Host: ").append(house.gateway.url().getAuthority()).append("\r\n");
    staff.headers(consultant).forEach((k, v) -> head.append(k + ": " + v + "\r\n"));
    head.append("Content-Type: application/json\r\nContent-Length: ").append(body.length());
    return Buffer.buffer(head + "\r\n\r\n" + body);
  }

  private static void prepare(Pool pool) {
    for (var table : List.of("timeline", "ticket", "history", "mail")) {
      House.await(
          pool.query(
                  "create table %s (id bigint generated always as identity primary key, of bigint, text text)"
                      .formatted(table))
              .execute());
      House.await(pool.query("create index on " + table + " (of)").execute());
    }
  }

  private static double bare(Pool pool, int seconds) {
    var count = new AtomicLong();
    long begin = System.nanoTime();
    long end = begin + seconds * 1_000_000_000L;
    var loops = new ArrayList<Future<Void>>();
    for (int i = 0; i < AT_ONCE; i++) {
      Promise<Void> done = Promise.promise();
      pool.getConnection()
          .onFailure(done::fail)
          .onSuccess(connection -> bare(connection, end, count, done));
      loops.add(done.future());
    }
    House.await(Future.all(loops));
    return count.get() * 1e9 / (System.nanoTime() - begin);
  }

  private static void bare(
      SqlConnection connection, long end, AtomicLong count, Promise<Void> done) {
    if (System.nanoTime() >= end) {
      connection.close().onComplete(done);
      return;
    }
    connection
        .begin()
        .compose(
            tx ->
                insert(connection, "timeline")
                    .compose(timeline -> insert(connection, "ticket"))
                    .compose(ticket -> insert(connection, "history"))
                    .compose(history -> insert(connection, "mail"))
                    .compose(mail -> tx.commit()))
        .onFailure(done::fail)
        .onSuccess(
            committed -> {
              count.incrementAndGet();
              bare(connection, end, count, done);
            });
  }

  private static Future<?> insert(SqlConnection connection, String table) {
    return connection
        .preparedQuery("insert into " + table + " (of, text) values ($1, $2) returning id")
        .execute(
            Tuple.of(42L, "Nota fiscal rejeitada com o erro 539, precisa do desenvolvimento. "));
  }
}
