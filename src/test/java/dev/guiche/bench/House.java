package dev.guiche.bench;

import dev.guiche.app.ApiClient;
import dev.guiche.app.GatewayProcess;
import dev.guiche.app.Town;
import dev.guiche.database.Database;
import dev.guiche.database.DatabaseAddress;
import dev.guiche.database.DatabasePool;
import dev.guiche.database.Row;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A gateway in a process of its own, with the providers in this one, and a way into its database:
 * for what would take too long to bring about by hand, and for yardsticks on the same server.
 */
final class House implements AutoCloseable {
  static final String EMAIL = "ana@minha-empresa.example";
  private static final String PASSWORD = "uma senha bem comprida";
  private static final String SCRATCH = "yardstick";

  final Vertx vertx;
  final GatewayProcess gateway;
  final Town town;
  private final Path folder;
  private @Nullable Pool own;

  private House(Vertx vertx, GatewayProcess gateway, Town town, Path folder) {
    this.vertx = vertx;
    this.gateway = gateway;
    this.town = town;
    this.folder = folder;
  }

  /** Ready when it returns. */
  static House open(Vertx vertx) {
    try {
      var house = build(vertx);
      house.gateway.start();
      return house;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static House build(Vertx vertx) throws IOException {
    var folder = Files.createTempDirectory(runs(), "run-");
    var gateway = new GatewayProcess(folder);
    var town = new Town(vertx, gateway.url());
    gateway
        .with("GUICHE_CONFIG", town.channelsFile(folder).toString())
        .with("GUICHE_ADMIN_EMAIL", EMAIL)
        .with("GUICHE_ADMIN_PASSWORD", PASSWORD);
    return new House(vertx, gateway, town, folder);
  }

  /** Beside the program and not in /tmp, which is memory on some machines. */
  static Path runs() throws IOException {
    return Files.createDirectories(Path.of("target/bench").toAbsolutePath());
  }

  static int freePort() {
    return GatewayProcess.freePort();
  }

  ApiClient admin() throws IOException {
    return new ApiClient(gateway.url()).login(EMAIL, PASSWORD);
  }

  /** The gateway's own database. */
  Pool pool(int connections) {
    return DatabasePool.open(vertx, address(), connections);
  }

  Database database() {
    return new Database(own());
  }

  /** What a query that asks for {@code n} finds in the gateway's database. */
  long count(String sql, Object... parameters) {
    return one(sql, row -> row.number("n"), parameters);
  }

  <T> T one(String sql, Function<Row, T> mapper, Object... parameters) {
    return database().one(sql, mapper, parameters);
  }

  <T> List<T> list(String sql, Function<Row, T> mapper, Object... parameters) {
    return database().list(sql, mapper, parameters);
  }

  void update(String sql, Object... parameters) {
    database().update(sql, parameters);
  }

  /** An empty database on the gateway's own server. */
  Pool scratch(int connections) {
    database().update("create database " + SCRATCH);
    return DatabasePool.open(vertx, address().withDatabase(SCRATCH), connections);
  }

  private Pool own() {
    if (own == null) {
      own = pool(4);
    }
    return own;
  }

  /** The first of the gateway's PostgreSQL processes. */
  ProcessHandle postgres() throws IOException {
    var pid = Files.readAllLines(folder.resolve("data/data/postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
  }

  private DatabaseAddress address() {
    try {
      var data = folder.resolve("data/data");
      int port =
          Integer.parseInt(Files.readAllLines(data.resolve("postmaster.pid")).get(3).strip());
      var password = Files.readString(data.resolve("guiche.password")).strip();
      return new DatabaseAddress("127.0.0.1", port, "postgres", "guiche", password, "");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  /** Waits for it, at most a minute, and goes on then: what is missing is counted. */
  static void until(BooleanSupplier done) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!done.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(2_000_000);
    }
  }

  /** Without farewell: to send thousands of sockets home takes longer than a line should. */
  @Override
  public void close() {
    try {
      var server =
          gateway.process().isAlive() ? Optional.of(postgres()) : Optional.<ProcessHandle>empty();
      gateway.killHard();
      server.ifPresent(ProcessHandle::destroy);
    } catch (IOException gone) {
      gateway.killHard();
    }
    town.close();
  }
}
