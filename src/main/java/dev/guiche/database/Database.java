package dev.guiche.database;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The pool of connections. Statements run directly on it are each a transaction of their own. */
public final class Database implements Sql {
  private final Pool pool;
  private final Sql direct;

  public Database(Pool pool) {
    this.pool = pool;
    this.direct = new OnClient(pool);
  }

  /** Work that stands or falls as one. Only work that is done for its effect gives null. */
  @FunctionalInterface
  public interface Work<T> {
    @Nullable T in(Sql tx);
  }

  /**
   * Runs the work in one transaction and returns after the commit. Whatever it throws rolls back
   * and goes on to the caller.
   */
  @SuppressWarnings("NullAway") // null for null: whoever gives it does not look at it
  public <T> T inTransaction(Work<T> work) {
    SqlConnection connection = await(pool.getConnection());
    try {
      var transaction = new Transaction(connection);
      try {
        T result = work.in(transaction);
        transaction.commit();
        return result;
      } catch (Throwable failure) {
        transaction.rollBack(failure);
        throw failure;
      }
    } finally {
      connection.close();
    }
  }

  @Override
  public <T> List<T> list(String sql, Function<Row, T> mapper, @Nullable Object... parameters) {
    return direct.list(sql, mapper, parameters);
  }

  @Override
  public int update(String sql, @Nullable Object... parameters) {
    return direct.update(sql, parameters);
  }

  /** The pool itself, for the few that need a connection of their own. */
  Pool pool() {
    return pool;
  }

  /** Waits on the calling virtual thread and gives failures the caller's stack. */
  static <T> T await(Future<T> future) {
    if (Context.isOnEventLoopThread()) {
      throw new IllegalStateException("The database was called on an event loop");
    }
    try {
      return future.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException failed) {
      throw DatabaseFailure.of(failed.getCause() == null ? failed : failed.getCause());
    }
  }

  private record OnClient(SqlClient client) implements Sql {
    @Override
    public <T> List<T> list(String sql, Function<Row, T> mapper, @Nullable Object... parameters) {
      var rows = await(client.preparedQuery(sql).execute(Values.tuple(parameters)));
      var mapped = new ArrayList<T>(rows.size());
      for (var row : rows) {
        mapped.add(mapper.apply(new Row(row)));
      }
      return mapped;
    }

    @Override
    public int update(String sql, @Nullable Object... parameters) {
      return await(client.preparedQuery(sql).execute(Values.tuple(parameters))).rowCount();
    }
  }
}
