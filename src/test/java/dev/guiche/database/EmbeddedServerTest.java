package dev.guiche.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("DC-6")
class EmbeddedServerTest {
  private static final Path PROGRAMS = Path.of("target");

  private Path folder = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory("guiche-embedded-");
    LastWill.removeDataFolder(folder);
  }

  @Test
  void whatIsWrittenOutlivesARestart() throws SQLException {
    try (var server = EmbeddedServer.start(folder, PROGRAMS)) {
      run(server, "create table kept (n int)");
      run(server, "insert into kept values (7)");
    }
    try (var server = EmbeddedServer.start(folder, PROGRAMS)) {
      assertThat(ask(server, "select n from kept")).isEqualTo("7");
    }
  }

  @Test
  void aCommitIsOnDiskBeforeItIsTold() throws SQLException {
    try (var server = EmbeddedServer.start(folder, PROGRAMS)) {
      assertThat(ask(server, "show fsync")).isEqualTo("on");
      assertThat(ask(server, "show synchronous_commit")).isEqualTo("on");
      assertThat(ask(server, "show full_page_writes")).isEqualTo("on");
    }
  }

  @Test
  void strangersOnThisMachineNeedThePassword() {
    try (var server = EmbeddedServer.start(folder, PROGRAMS)) {
      var address = server.address();
      assertThatThrownBy(() -> connect(address.jdbcUrl(), address.user(), "guess"))
          .hasMessageContaining("password authentication failed");
      assertThat(address.toString()).doesNotContain(address.password());
    }
  }

  @Test
  void namesSortAsPeopleSortThemAndFoldTheirCase() throws SQLException {
    try (var server = EmbeddedServer.start(folder, PROGRAMS)) {
      assertThat(ask(server, "select lower('ÁGUA')")).isEqualTo("água");
      String sorted =
          "select string_agg(n, ' ' order by n collate \"pt-x-icu\") from"
              + " unnest(array['Zé','ática','Bia']) n";
      assertThat(ask(server, sorted)).isEqualTo("ática Bia Zé");
    }
  }

  @Test
  void aLivingGatewaysFolderIsLeftAlone() {
    try (var server = EmbeddedServer.start(folder, PROGRAMS)) {
      assertThatThrownBy(() -> EmbeddedServer.start(folder, PROGRAMS))
          .isInstanceOf(DatabaseUnusable.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("GUICHE_DATA");
      assertThat(server.address()).isNotNull();
    }
  }

  @Test
  void aServerThatDiesIsStartedAgainOnTheSamePort() throws SQLException {
    try (var server = EmbeddedServer.start(folder, PROGRAMS)) {
      run(server, "create table kept (n int)");
      postmaster().destroyForcibly();
      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .until(() -> ask(server, "select count(*) from kept").equals("0"));
    }
  }

  @Test
  void aPidThatIsSomebodyElsesByNowDoesNotKeepTheServerFromStarting() throws Exception {
    EmbeddedServer.start(folder, PROGRAMS).close();
    Path pidFile = folder.resolve("data/postmaster.pid");
    Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + folder + "/data\n");
    try (var server = EmbeddedServer.start(folder, PROGRAMS)) {
      assertThat(ask(server, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void dataOfAnotherReleaseIsRefusedAndNotTouched() throws IOException {
    EmbeddedServer.start(folder, PROGRAMS).close();
    Files.writeString(folder.resolve("data/PG_VERSION"), "17\n");
    assertThatThrownBy(() -> EmbeddedServer.start(folder, PROGRAMS))
        .isInstanceOf(DatabaseUnusable.class)
        .hasMessageContaining("PostgreSQL 17")
        .hasMessageContaining("PostgreSQL 18");
    assertThat(folder.resolve("data/PG_VERSION")).hasContent("17");
  }

  @Test
  void aFolderThatCannotBeWrittenIsToldWithItsCure() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> EmbeddedServer.start(file.resolve("data"), PROGRAMS))
        .isInstanceOf(DatabaseUnusable.class)
        .hasMessageContaining("GUICHE_DATA");
  }

  private ProcessHandle postmaster() {
    try {
      String pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst();
      return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(EmbeddedServer server, String sql) throws SQLException {
    try (var connection = connect(server);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(EmbeddedServer server, String sql) throws SQLException {
    try (var connection = connect(server);
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  private static Connection connect(EmbeddedServer server) throws SQLException {
    var address = server.address();
    return connect(address.jdbcUrl(), address.user(), address.password());
  }

  private static Connection connect(String url, String user, String password) throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }
}
