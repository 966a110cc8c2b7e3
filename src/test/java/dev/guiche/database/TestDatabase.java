package dev.guiche.database;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fresh, migrated database for one test class, on a real PostgreSQL that all classes share:
 *
 * <pre>{@code
 * @RegisterExtension static final TestDatabase db = new TestDatabase();
 * }</pre>
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private @Nullable DatabaseAddress address;
  private @Nullable Pool pool;
  private @Nullable Database database;

  /** The Vert.x that all tests of this JVM share. */
  public static Vertx vertx() {
    return Shared.VERTX;
  }

  /** For a test without JUnit's help; close it. */
  public static TestDatabase open() {
    var opened = new TestDatabase();
    opened.create();
    return opened;
  }

  public Database database() {
    return Objects.requireNonNull(database, "Only between @BeforeAll and @AfterAll");
  }

  /** For a program that is started beside the test. */
  public DatabaseAddress address() {
    return Objects.requireNonNull(address, "Only between @BeforeAll and @AfterAll");
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    create();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  /** Spares a gateway that is started over this folder the unpacking of PostgreSQL's programs. */
  public static void lendPrograms(Path dataFolder) throws IOException {
    Path home = ServerBinaries.in(Path.of("target").toAbsolutePath()).home();
    Files.createDirectories(dataFolder);
    Path lent = dataFolder.resolve(home.getFileName());
    if (!Files.exists(lent)) {
      Files.createSymbolicLink(lent, home);
    }
  }

  private void create() {
    String name = "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
    Shared.sql("create database " + name + " template " + Shared.TEMPLATE);
    address = Shared.SERVER.withDatabase(name);
    pool = DatabasePool.open(Shared.VERTX, address, 8);
    database = new Database(pool);
  }

  @Override
  public void close() {
    if (pool != null) {
      pool.close().toCompletionStage().toCompletableFuture().join();
      Shared.sql("drop database if exists " + address().database() + " with (force)");
    }
  }

  /** Started by the first class that asks, gone with the JVM. */
  private static final class Shared {
    static final String TEMPLATE = "migrated";
    static final Vertx VERTX = Vertx.vertx(new VertxOptions().setUseDaemonThread(true));
    static final DatabaseAddress SERVER = TestServer.start();

    static {
      sql("create database " + TEMPLATE);
      Migrations.run(SERVER.withDatabase(TEMPLATE));
    }

    static void sql(String statement) {
      try (var connection =
              DriverManager.getConnection(SERVER.jdbcUrl(), SERVER.user(), SERVER.password());
          var executed = connection.createStatement()) {
        executed.execute(statement);
      } catch (SQLException e) {
        throw new IllegalStateException(statement, e);
      }
    }
  }
}
