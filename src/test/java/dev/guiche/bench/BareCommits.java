package dev.guiche.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What PostgreSQL gives when each message is a transaction of its own: BEGIN, INSERT, UPDATE,
 * COMMIT, again and again on sixteen connections.
 */
final class BareCommits {
  static final int CONNECTIONS = 16;
  private static final int CUSTOMERS = 2_000;
  private static final String TEXT = "Bom dia, minha nota fiscal não sai: erro 539. ";

  private final Pool pool;
  private final AtomicLong count = new AtomicLong();

  /**
   * @param pool of an empty database
   */
  BareCommits(Pool pool) {
    this.pool = pool;
    run(
        "create table conversation (id bigint primary key, unread int not null, last_at"
            + " timestamptz)");
    run("insert into conversation select i, 0, now() from generate_series(1, " + CUSTOMERS + ") i");
    run(
        """
        create table message (id bigint generated always as identity primary key,
          conversation_id bigint not null references conversation, external_id text not null unique,
          text text not null, at timestamptz not null default now())
        """);
    run("create index on message (conversation_id, id)");
  }

  private void run(String sql) {
    House.await(pool.query(sql).execute());
  }

  /** Transactions a second. */
  double run(long seconds) {
    long before = count.get();
    long begin = System.nanoTime();
    long end = begin + seconds * 1_000_000_000L;
    var loops = new ArrayList<Future<Void>>();
    for (int i = 0; i < CONNECTIONS; i++) {
      Promise<Void> done = Promise.promise();
      pool.getConnection()
          .onFailure(done::fail)
          .onSuccess(connection -> loop(connection, end, done));
      loops.add(done.future());
    }
    House.await(Future.all(loops));
    return (count.get() - before) * 1e9 / (System.nanoTime() - begin);
  }

  private void loop(SqlConnection connection, long end, Promise<Void> done) {
    if (System.nanoTime() >= end) {
      connection.close().onComplete(done);
      return;
    }
    one(connection)
        .onFailure(done::fail)
        .onSuccess(
            committed -> {
              count.incrementAndGet();
              loop(connection, end, done);
            });
  }

  private static Future<Void> one(SqlConnection connection) {
    var random = ThreadLocalRandom.current();
    long customer = 1 + random.nextInt(CUSTOMERS);
    var id = "SM%016x%016x".formatted(random.nextLong(), random.nextLong());
    return connection
        .begin()
        .compose(
            tx ->
                connection
                    .preparedQuery(
                        "insert into message (conversation_id, external_id, text) values ($1, $2,"
                            + " $3)")
                    .execute(Tuple.of(customer, id, TEXT))
                    .compose(
                        kept ->
                            connection
                                .preparedQuery(
                                    "update conversation set unread = unread + 1, last_at = now()"
                                        + " where id = $1")
                                .execute(Tuple.of(customer)))
                    .compose(updated -> tx.commit()));
  }
}
