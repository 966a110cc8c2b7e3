package dev.guiche.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One transaction on one connection. What nobody waits for, its beginning among it, travels with
 * the next statement that somebody does wait for: PostgreSQL takes them in order, and after one
 * that fails refuses all that follow, the commit included.
 */
final class Transaction implements Sql {
  private final SqlConnection connection;
  private final ArrayDeque<Future<?>> sent = new ArrayDeque<>();
  private @Nullable DatabaseFailure failed;
  private @Nullable Instant now;

  Transaction(SqlConnection connection) {
    this.connection = connection;
    sent.add(connection.query("begin").execute());
  }

  @Override
  public <T> List<T> list(String sql, Function<Row, T> mapper, @Nullable Object... parameters) {
    var rows = arrived(execute(sql, parameters));
    var mapped = new ArrayList<T>(rows.size());
    for (var row : rows) {
      mapped.add(mapper.apply(new Row(row)));
    }
    return mapped;
  }

  @Override
  public int update(String sql, @Nullable Object... parameters) {
    return arrived(execute(sql, parameters)).rowCount();
  }

  @Override
  public void send(String sql, @Nullable Object... parameters) {
    sent.add(execute(sql, parameters));
  }

  private Future<RowSet<io.vertx.sqlclient.Row>> execute(
      String sql, @Nullable Object[] parameters) {
    return connection.preparedQuery(sql).execute(Values.tuple(parameters));
  }

  /** It stands still, so it is asked once. */
  @Override
  public Instant now() {
    if (now == null) {
      now = Sql.super.now();
    }
    return now;
  }

  /** Waits for it, and so for all that was sent before: answers come in order. */
  private <T> T arrived(Future<T> last) {
    try {
      T arrival = Database.await(last);
      refuseFailed();
      return arrival;
    } catch (DatabaseFailure failure) {
      refuseFailed(); // what failed first is why the others failed
      failed = failure;
      throw failure;
    }
  }

  private void refuseFailed() {
    while (failed == null && !sent.isEmpty()) {
      try {
        Database.await(sent.remove());
      } catch (DatabaseFailure failure) {
        failed = failure;
      }
    }
    if (failed != null) {
      throw failed;
    }
  }

  /**
   * Only once all before it are known to have passed: one that the client itself refuses never
   * reaches the server, which would commit the rest.
   */
  void commit() {
    refuseFailed();
    Database.await(connection.query("commit").execute());
  }

  void rollBack(Throwable why) {
    try {
      Database.await(connection.query("rollback").execute());
    } catch (DatabaseFailure alreadyGone) {
      why.addSuppressed(alreadyGone);
    }
  }
}
