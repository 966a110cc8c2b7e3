package dev.guiche.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.sqlclient.Pool;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** How fast the queue is given out, and whether anybody is given twice or too much. */
final class HandOutLine implements Line {
  private static final int WAITING = 10_000;
  private static final int CONSULTANTS = 500;
  private static final int CAPACITY = 4;
  private static final int PLACES = CONSULTANTS * CAPACITY;
  private static final int CLOSED_PER_SECOND = 20;

  private final ConcurrentMap<Integer, Long> freed = new ConcurrentHashMap<>();
  private final Times times = new Times();

  @Override
  public String name() {
    return "hand-out";
  }

  @Override
  public List<Row> measure(Rounds rounds) throws Exception {
    var vertx = Vertx.vertx();
    var client = vertx.createNetClient(new NetClientOptions());
    try (var house = House.open(vertx)) {
      Crowd.waits(house, WAITING);
      var staff = Staff.hire(house, CONSULTANTS, CAPACITY);
      house.update("update consultant set status = 'busy'");
      staff.comes(new Sockets(vertx), this::hear);
      var bare = house.scratch(1);
      fill(bare);
      var caller = House.await(Caller.connect(client, house.gateway.url()));
      giveOut(house, staff, caller);
      var medians =
          rounds.alternate(
              () -> new double[] {bare(bare)}, () -> new double[] {giveOut(house, staff, caller)});
      double wrong = wrong(house);
      free(house, staff, client);
      return List.of(
          Row.of(name(), "assignments", medians.figure()[0], "/s")
              .beside(medians.yardstick()[0])
              .wantsRatioAtLeast(0.5)
              .noting("%d waiting, %d consultants become free at once", WAITING, CONSULTANTS),
          Row.of(name(), "given twice or above capacity", wrong + wrong(house), "").wantsAtMost(0),
          Row.of(name(), "free to assigned, p99", times.percentile(99), "ms")
              .noting(
                  "from the call that closes a talk to the next one on the screen; p50 %.1f ms, %d"
                      + " seen",
                  times.percentile(50), times.count()));
    } finally {
      House.await(vertx.close());
    }
  }

  /** Assignments a second, from the call that calls for them to the last commit. */
  private static double giveOut(House house, Staff staff, Caller caller) {
    house.update("update consultant set status = 'busy', load = 0");
    house.update(
        """
        update conversation set state = 'queued', consultant_id = null, assigned_at = null, queued_at = created_at
        where state in ('active', 'waiting')
        """);
    house.update("update consultant set status = 'available' where password_hash = 'none'");
    long begin = System.nanoTime();
    caller.call(request(house, staff, 0, "PUT /api/v1/me/presence", "{\"status\":\"available\"}"));
    House.until(() -> given(house) >= PLACES);
    return given(house) * 1e9 / (System.nanoTime() - begin);
  }

  private static long given(House house) {
    return house.count("select count(*) as n from conversation where consultant_id is not null");
  }

  /** Talks whose events tell of more hands than they were in, and consultants with too many. */
  private static double wrong(House house) {
    return house.count(
            """
            select count(*) as n from consultant k where k.capacity <
              (select count(*) from conversation c where c.consultant_id = k.id and c.state in ('active', 'waiting'))
            """)
        + house.count(
            """
            select count(*) as n from (
              select timeline_id, event->>'waitedSeconds' from entry where event->>'type' = 'assigned'
              group by 1, 2, xmin::text having count(*) > 1) twice
            """);
  }

  /** Each second so many consultants close a talk, and wait for the next. */
  private void free(House house, Staff staff, NetClient client) {
    var caller = House.await(Caller.connect(client, house.gateway.url()));
    var talks =
        house.list(
            "select distinct on (consultant_id) id, consultant_id from conversation where state ="
                + " 'active'",
            row -> new long[] {row.number("id"), row.number("consultant_id")});
    int seconds = Math.min(10, talks.size() / CLOSED_PER_SECOND);
    Metronome.run(
        CLOSED_PER_SECOND,
        seconds,
        (i, due) -> {
          int screen = staff.screenOf(talks.get(i)[1]);
          freed.put(screen, due);
          var close = "POST /api/v1/conversations/" + talks.get(i)[0] + "/close";
          caller.call(
              request(house, staff, screen, close, "{\"outcome\":\"spam\",\"withoutEmail\":true}"));
        });
    House.until(freed::isEmpty);
  }

  private void hear(int screen, String text) {
    if (text.startsWith("{\"type\":\"assigned\"")) {
      var since = freed.remove(screen);
      if (since != null) {
        times.add(System.nanoTime() - since);
      }
    }
  }

  private static Buffer request(House house, Staff staff, int screen, String call, String body) {
    var head = new StringBuilder(call + " HTTP/1.1\r\n");
    head.append("Host: ").append(house.gateway.url().getAuthority()).append("\r\n");
    staff.headers(screen).forEach((k, v) -> head.append(k + ": " + v + "\r\n"));
    head.append("Content-Type: application/json\r\nContent-Length: ").append(body.length());
    return Buffer.buffer(head + "\r\n\r\n" + body);
  }

  private static void fill(Pool pool) {
    run(
        pool,
        "create table waiting (id bigint primary key, consultant_id bigint, queued_at"
            + " timestamptz)");
    run(pool, "create index on waiting (queued_at, id) where consultant_id is null");
    run(
        pool,
        "insert into waiting select i, null, now() from generate_series(1, " + WAITING + ") i");
    run(pool, "analyze waiting");
  }

  /** Takes one after the other, each in a transaction of its own, on one connection. */
  private static double bare(Pool pool) {
    run(pool, "update waiting set consultant_id = null where consultant_id is not null");
    long begin = System.nanoTime();
    for (int i = 0; i < PLACES; i++) {
      run(
          pool,
          "update waiting set consultant_id = 1 where id = (select id from waiting where"
              + " consultant_id is null order by queued_at, id limit 1 for update skip locked)");
    }
    return PLACES * 1e9 / (System.nanoTime() - begin);
  }

  private static void run(Pool pool, String sql) {
    House.await(pool.preparedQuery(sql).execute());
  }
}
