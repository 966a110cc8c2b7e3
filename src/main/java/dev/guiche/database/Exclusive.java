package dev.guiche.database;

import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that one node at a time may do, held by PostgreSQL's advisory locks on a connection of its
 * own. When the node dies the server lets go of its locks at once and another node takes the work
 * over; when only the connection breaks, the work here is stopped before it is tried to be taken
 * again.
 */
public final class Exclusive implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Exclusive.class);
  private static final Duration ROUND = Duration.ofSeconds(1);

  private final Database database;
  private final Map<String, Duty> duties = new ConcurrentHashMap<>();
  private final Semaphore bell = new Semaphore(0);
  private volatile boolean closing;
  private final Thread keeper;
  private @Nullable SqlConnection connection;

  public Exclusive(Database database) {
    this.database = database;
    this.keeper = Thread.ofVirtual().name("exclusive").start(this::keep);
  }

  private static final class Duty {
    final Runnable start;
    final Runnable stop;
    volatile boolean held;

    Duty(Runnable start, Runnable stop) {
      this.start = start;
      this.stop = stop;
    }
  }

  /**
   * Runs {@code start} whenever this node has come to hold {@code name}, and {@code stop} when it
   * has lost it or closes. Both return soon and do not throw.
   */
  public void hold(String name, Runnable start, Runnable stop) {
    duties.put(name, new Duty(start, stop));
    bell.release(); // a new duty is taken at once, not with the next round
  }

  public boolean holds(String name) {
    var duty = duties.get(name);
    return duty != null && duty.held;
  }

  private void keep() {
    do {
      try {
        var open = connected();
        duties.forEach((name, duty) -> take(open, name, duty));
      } catch (DatabaseFailure lost) {
        LOG.warn("The locks of this node are lost until the database answers again");
        lose();
      }
    } while (!closed());
    lose();
  }

  private boolean closed() {
    try {
      if (bell.tryAcquire(ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
        bell.drainPermits();
      }
      return closing;
    } catch (InterruptedException asked) {
      return true;
    }
  }

  private SqlConnection connected() {
    if (connection == null) {
      connection = Database.await(database.pool().getConnection());
    } else {
      Database.await(connection.query("select 1").execute());
    }
    return connection;
  }

  private static void take(SqlConnection connection, String name, Duty duty) {
    if (duty.held) {
      return;
    }
    var sql = "select pg_try_advisory_lock(hashtextextended($1, 0)) as taken";
    var rows = Database.await(connection.preparedQuery(sql).execute(Tuple.of("guiche:" + name)));
    if (rows.iterator().next().getBoolean("taken")) {
      duty.held = true;
      duty.start.run();
    }
  }

  private void lose() {
    for (var duty : duties.values()) {
      if (duty.held) {
        duty.held = false;
        duty.stop.run();
      }
    }
    if (connection != null) {
      // Unlocked before it goes back to the pool, where it would keep the locks for nobody.
      try {
        Database.await(
            connection
                .query("select pg_advisory_unlock_all()")
                .execute()
                .eventually(connection::close));
      } catch (DatabaseFailure broken) {
        LOG.debug("The server lets go of the locks by itself", broken);
      }
      connection = null;
    }
  }

  /** Stops all that is held and lets go of it. */
  @Override
  public void close() {
    closing = true;
    bell.release();
    try {
      keeper.join(Duration.ofSeconds(10));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
