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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many tickets a second are made by the API, each out of a talk, with its mail in the outbox.
 */
final class TicketsLine implements Line {
  private static final int AT_ONCE = 16;
  private static final int SECONDS = 5;
  private static final int TALKS = 30_000;

  private final AtomicInteger refused = new AtomicInteger();

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
      var staff = Staff.hire(house, 1, 0);
      var talks =
          house.list("select id from conversation order by id", row -> row.number("id")).iterator();
      var callers = new ArrayList<Caller>();
      for (int i = 0; i < AT_ONCE; i++) {
        callers.add(House.await(Caller.connect(client, house.gateway.url())));
      }
      var bare = house.scratch(AT_ONCE);
      prepare(bare);
      bare(bare, 2);
      escalate(house, staff, callers, talks, 8);
      var medians =
          rounds.alternate(
              () -> new double[] {bare(bare, SECONDS)},
              () -> escalate(house, staff, callers, talks, SECONDS));
      return List.of(
          Row.of(name(), "tickets made by the API", medians.figure()[0], "/s")
              .beside(medians.yardstick()[0])
              .wantsRatioAtLeast(0.7)
              .noting(
                  "each by the escalation of a talk, which also closes the talk and puts word to"
                      + " the customer and the transcript into the outbox; %d refused; p99 %.0f ms",
                  refused.get(), medians.figure()[1]));
    } finally {
      House.await(vertx.close());
    }
  }

  private double[] escalate(
      House house, Staff staff, List<Caller> callers, Iterator<Long> talks, int seconds) {
    var times = new Times();
    long begin = System.nanoTime();
    long end = begin + seconds * 1_000_000_000L;
    var loops = new ArrayList<Future<Void>>();
    for (var caller : callers) {
      Promise<Void> done = Promise.promise();
      loop(house, staff, caller, talks, end, times, done);
      loops.add(done.future());
    }
    House.await(Future.all(loops));
    return new double[] {times.count() * 1e9 / (System.nanoTime() - begin), times.percentile(99)};
  }

  private void loop(
      House house,
      Staff staff,
      Caller caller,
      Iterator<Long> talks,
      long end,
      Times times,
      Promise<Void> done) {
    long talk = next(talks);
    if (System.nanoTime() >= end || talk < 0) {
      done.complete();
      return;
    }
    long begin = System.nanoTime();
    caller
        .call(request(house, staff, talk))
        .onFailure(done::fail)
        .onSuccess(
            status -> {
              if (status == 201) {
                times.add(System.nanoTime() - begin);
              } else {
                refused.incrementAndGet();
              }
              loop(house, staff, caller, talks, end, times, done);
            });
  }

  private static long next(Iterator<Long> talks) {
    synchronized (talks) {
      return talks.hasNext() ? talks.next() : -1;
    }
  }

  private static Buffer request(House house, Staff staff, long talk) {
    var body = "{\"title\":\"Nota rejeitada\",\"reason\":\"Precisa do desenvolvimento\"}";
    var head = new StringBuilder("POST /api/v1/conversations/" + talk + "/escalate HTTP/1.1\r\n");
    head.append("Host: ").append(house.gateway.url().getAuthority()).append("\r\n");
    staff.headers(0).forEach((k, v) -> head.append(k + ": " + v + "\r\n"));
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
