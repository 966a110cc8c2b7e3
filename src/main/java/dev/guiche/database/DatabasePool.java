package dev.guiche.database;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.TimeUnit;

/** Opens the pool that {@link Database} runs on. */
public final class DatabasePool {
  /** More may wait than connections serve, but never without end: beyond it work is refused. */
  private static final int WAITING_PER_CONNECTION = 500;

  private DatabasePool() {}

  /**
   * Connects lazily, so it never fails by itself.
   *
   * @param size connections at most
   */
  public static Pool open(Vertx vertx, DatabaseAddress address, int size) {
    var connect =
        address
            .connectOptions()
            .setCachePreparedStatements(true)
            .setPreparedStatementCacheMaxSize(512)
            .setPreparedStatementCacheSqlFilter(sql -> true)
            .setPipeliningLimit(64)
            // A server that restarts is back within seconds; callers need not notice.
            .setReconnectAttempts(10)
            .setReconnectInterval(200);
    connect.addProperty("application_name", "guiche");
    var pool =
        new PoolOptions()
            .setMaxSize(size)
            .setMaxWaitQueueSize(size * WAITING_PER_CONNECTION)
            .setConnectionTimeout(10)
            .setConnectionTimeoutUnit(TimeUnit.SECONDS)
            .setName("guiche");
    return PgBuilder.pool().with(pool).connectingTo(connect).using(vertx).build();
  }
}
