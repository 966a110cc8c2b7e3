package dev.guiche.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Looks at the server before it is used and brings the tables up to date. It does so over JDBC,
 * because Flyway does, and leaves no connection behind.
 */
public final class Migrations {
  private static final int OLDEST = 150_000;

  private Migrations() {}

  /**
   * @throws DatabaseUnusable when the server cannot be reached, cannot serve us, or refuses a
   *     migration
   */
  public static void run(DatabaseAddress address) {
    check(address);
    try {
      Flyway.configure(Migrations.class.getClassLoader())
          .dataSource(address.jdbcUrl(), address.user(), address.password())
          .locations("classpath:db/migration")
          .validateMigrationNaming(true)
          // Branches come together in any order; each migration stands on its own tables.
          .outOfOrder(true)
          .load()
          .migrate();
    } catch (FlywayException failed) {
      throw new DatabaseUnusable("migration.failed", failed, oneLine(failed));
    }
  }

  private static void check(DatabaseAddress address) {
    try (var connection = DriverManager.getConnection(address.jdbcUrl(), login(address))) {
      int version = Integer.parseInt(show(connection, "server_version_num"));
      if (version < OLDEST) {
        throw new DatabaseUnusable("server.old", address, show(connection, "server_version"));
      }
      String encoding = show(connection, "server_encoding");
      if (!encoding.equals("UTF8")) {
        throw new DatabaseUnusable("server.encoding", address, encoding);
      }
      for (String setting : new String[] {"fsync", "full_page_writes", "synchronous_commit"}) {
        if (show(connection, setting).equals("off")) {
          throw new DatabaseUnusable("server.volatile", address, setting, "off");
        }
      }
    } catch (SQLException refused) {
      throw new DatabaseUnusable("server.unreachable", refused, address, oneLine(refused));
    }
  }

  private static Properties login(DatabaseAddress address) {
    var login = new Properties();
    login.setProperty("user", address.user());
    login.setProperty("password", address.password());
    login.setProperty("connectTimeout", "10");
    login.setProperty("loginTimeout", "15");
    return login;
  }

  private static String show(Connection connection, String setting) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery("show " + setting)) {
      result.next();
      return result.getString(1);
    }
  }

  private static String oneLine(Throwable failure) {
    String line = String.valueOf(failure.getMessage()).strip().replaceAll("\\s+", " ");
    return line.length() > 300 ? line.substring(0, 300) + "…" : line;
  }
}
