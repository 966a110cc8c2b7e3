package dev.guiche.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The program from outside: how it starts, what it says when it cannot, how it ends. */
class ProgramIT {
  private static final String CLEAR_LINE = "(?s)[^\\n]{20,400}\\n";

  private Path data = Path.of("");

  private static final Path SHARED = Program.dataFolder();
  private static @Nullable Program shared;

  /** One that runs, for all who only look at it. */
  private static Program running() {
    if (shared == null) {
      shared = Program.start(Map.of("GUICHE_DATA", SHARED.toString()));
    }
    return shared;
  }

  @AfterAll
  static void stop() {
    running().close();
  }

  @BeforeEach
  void makeDataFolder() {
    data = Program.dataFolder();
  }

  private Map<String, String> environment(String... more) {
    var environment = new HashMap<String, String>();
    environment.put("GUICHE_DATA", data.toString());
    for (int i = 0; i < more.length; i += 2) {
      environment.put(more[i], more[i + 1]);
    }
    return environment;
  }

  @Test
  @Tag("DC-1")
  void itSaysWhereEverythingIsAndIsReady() throws IOException {
    var gateway = running();
    assertThat(gateway.output())
        .contains(gateway.url() + "/panel/")
        .contains(gateway.url() + "/sandbox/")
        .contains("ana@guiche.local")
        .doesNotContain("Exception");
    assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
    assertThat(gateway.get("/metrics").body()).contains("jvm_memory_used_bytes", "vertx_");
    var ready = new ObjectMapper().readTree(gateway.get("/health/ready").body());
    assertThat(ready.path("database").path("state").asText()).isEqualTo("up");
    assertThat(ready.path("channels").fieldNames())
        .toIterable()
        .containsExactly("telegram", "whatsapp", "email", "site");
  }

  @Test
  void everyAnswerCarriesTheSecurityHeaders() throws IOException {
    for (String path : new String[] {"/", "/panel/", "/health/live", "/metrics", "/nowhere"}) {
      var headers = running().get(path).headers();
      assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .contains("default-src 'self'")
          .contains("object-src 'none'");
    }
  }

  @Test
  void afterAKillTheNextStartStopsTheServerThatWasLeftBehind() throws IOException {
    var first = Program.start(environment());
    long leftOver = postmaster();
    first.kill();
    assertThat(ProcessHandle.of(leftOver)).as("PostgreSQL without its gateway").isPresent();
    try (var second = Program.start(environment())) {
      assertThat(second.isReady()).isTrue();
      assertThat(postmaster()).isNotEqualTo(leftOver);
      awaitEnd(leftOver);
    }
  }

  @Test
  void toldToStopItStopsWithItsDatabase() throws IOException {
    var gateway = Program.start(environment());
    long server = postmaster();
    gateway.terminate();
    assertThat(gateway.exitCode()).as("128 + SIGTERM").isEqualTo(143);
    awaitEnd(server);
    assertThat(gateway.output()).doesNotContain("Exception").doesNotContain("did not stop");
  }

  @Test
  void aPortInUseIsOneLineWithTheCure() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();
      refused(environment("GUICHE_PORT", "" + port), "Port " + port, "GUICHE_PORT=" + (port + 1));
    }
  }

  @Test
  void aDataFolderInUseIsOneLineWithTheCure() {
    var inUse = environment("GUICHE_DATA", SHARED.toString());
    refused(inUse, SHARED.toString(), "pid " + running().pid(), "GUICHE_DATA");
  }

  @Test
  void anUnwritableDataFolderIsOneLineWithTheCure() throws IOException {
    Path file = Files.createTempFile("guiche-", ".file");
    file.toFile().deleteOnExit();
    refused(environment("GUICHE_DATA", file + "/data"), file.toString(), "GUICHE_DATA");
  }

  @Test
  void aDatabaseThatIsNotThereIsOneLineWithTheCure() {
    String url = "postgresql://guiche:hidden@127.0.0.1:1/guiche";
    String output = refused(environment("GUICHE_DATABASE_URL", url), "GUICHE_DATABASE_URL");
    assertThat(output).doesNotContain("hidden");
  }

  @Test
  void wrongVariablesAreToldAllAtOnce() {
    var gateway =
        Program.launch(
            environment("GUICHE_PUBLIC_URL", "guiche", "GUICHE_ADMIN_EMAIL", "eu@empresa.com"));
    assertThat(gateway.exitCode()).isEqualTo(1);
    assertThat(gateway.output().lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("GUICHE_PUBLIC_URL: "))
        .anyMatch(line -> line.startsWith("GUICHE_ADMIN_PASSWORD: "));
  }

  @Test
  void theSandboxIsNotOpenedToOthersWithoutAnAdminPassword() {
    refused(
        environment("GUICHE_HOST", "0.0.0.0"),
        "GUICHE_HOST=0.0.0.0",
        "sandbox: false",
        "GUICHE_ADMIN_PASSWORD");
  }

  @Test
  void openedWithAnAdminPasswordTheSandboxHasNoDemoAccounts() {
    var open =
        environment(
            "GUICHE_HOST", "0.0.0.0",
            "GUICHE_ADMIN_EMAIL", "eu@empresa.com",
            "GUICHE_ADMIN_PASSWORD", "uma-senha-longa");
    try (var gateway = Program.start(open)) {
      assertThat(gateway.output()).doesNotContain("guiche.local").doesNotContain("uma-senha-longa");
    }
  }

  @Test
  void checkSaysThatTheShippedFileIsInOrder() {
    var check = Program.launch(Map.of(), "check", "channels.yml");
    assertThat(check.exitCode()).isZero();
    assertThat(check.output()).contains("channels.yml is in order");
  }

  @Test
  void checkPrintsEveryErrorOnALineOfItsOwn() {
    String file = "src/test/resources/config/wrong/types.yml";
    var check = Program.launch(Map.of(), "check", file);
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.output().lines())
        .contains(
            file + ":5: sandbox: sim is neither yes nor no. Write true or false", "10 errors");
  }

  @Test
  void itTellsItsVersionAndItsCommands() {
    var version = Program.launch(Map.of(), "--version");
    assertThat(version.exitCode()).isZero();
    assertThat(version.output()).startsWith("guiche ");
    var help = Program.launch(Map.of(), "--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.output()).contains("check");
    assertThatThrownBy(() -> assertThat(Program.launch(Map.of(), "chek").exitCode()).isZero())
        .isInstanceOf(AssertionError.class);
  }

  /** It ends with one line that holds these words, and no stack trace. */
  private static String refused(Map<String, String> environment, String... words) {
    var gateway = Program.launch(environment);
    assertThat(gateway.exitCode()).isEqualTo(1);
    assertThat(gateway.output()).matches(CLEAR_LINE).contains(words);
    return gateway.output();
  }

  /** PostgreSQL says that it is gone a moment before it is. */
  private static void awaitEnd(long pid) {
    await().until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
  }

  private long postmaster() throws IOException {
    return Long.parseLong(Files.readAllLines(data.resolve("data/postmaster.pid")).getFirst());
  }
}
