package dev.guiche.database;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
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

  private final String template;
  private @Nullable DatabaseAddress address;
  private @Nullable Pool pool;
  private @Nullable Database database;

  /** The Vert.x that all tests of this JVM share. */
  public static Vertx vertx() {
    return Shared.VERTX;
  }

  public TestDatabase() {
    this(Shared.TEMPLATE);
  }

  private TestDatabase(String template) {
    this.template = template;
  }

  /** One whose clock the test moves with {@link #pass}. */
  public static TestDatabase withClock() {
    return new TestDatabase(Shared.withClock());
  }

  /**
   * Lets time pass: from the next transaction on, {@code now()} is so much later in the database,
   * for every program that is connected. Only for one {@link #withClock}.
   *
   * @param time negative: back
   */
  public void pass(Duration time) {
    database()
        .update(
            "update clock.hand set ahead = ahead + make_interval(secs => $1)",
            time.toNanos() / 1e9);
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
    Shared.sql("create database " + name + " template " + template);
    if (!template.equals(Shared.TEMPLATE)) {
      Shared.sql(Shared.lookAtTheClock(name));
    }
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

    private static final String CLOCK =
        """
        create schema clock;
        create table clock.hand (ahead interval not null);
        insert into clock.hand values ('0');
        create function clock.now() returns timestamptz stable language sql
          as 'select pg_catalog.now() + (select ahead from clock.hand)';
        create function clock.clock_timestamp() returns timestamptz volatile language sql
          as 'select pg_catalog.clock_timestamp() + (select ahead from clock.hand)';
        """;

    private static @Nullable String clocked;

    /** Made once, by the first test that moves a clock. */
    static synchronized String withClock() {
      if (clocked == null) {
        String name = "migrated_with_clock";
        sql("create database " + name);
        sql(SERVER.withDatabase(name), CLOCK);
        sql(lookAtTheClock(name));
        Migrations.run(SERVER.withDatabase(name));
        clocked = name;
      }
      return clocked;
    }

    /** Our functions are found before the server's own of the same name. */
    static String lookAtTheClock(String name) {
      return "alter database " + name + " set search_path = public, clock, pg_catalog";
    }

    static void sql(String statement) {
      sql(SERVER, statement);
    }

    static void sql(DatabaseAddress at, String statement) {
      try (var connection = DriverManager.getConnection(at.jdbcUrl(), at.user(), at.password());
          var executed = connection.createStatement()) {
        executed.execute(statement);
      } catch (SQLException e) {
        throw new IllegalStateException(statement, e);
      }
    }
  }
}
