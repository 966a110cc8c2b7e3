package dev.guiche.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.app.ApiClient;
import dev.guiche.app.GatewayProcess;
import dev.guiche.app.Town;
import dev.guiche.database.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A company at work: a gateway in a process of its own, the providers and their customers, and the
 * consultants. One for all tests of a class.
 */
final class Office implements BeforeAllCallback, AfterAllCallback {
  static final String ADMIN = "carla@minha-empresa.example";
  static final String BIA = "bia@minha-empresa.example";
  static final String PASSWORD = "uma senha bem comprida";

  private final @Nullable Path file;
  private final String moreDesks;
  private final String more;
  private @Nullable GatewayProcess gateway;
  private @Nullable Town town;

  /** With the town's channels. */
  Office() {
    this(null, "", "");
  }

  /**
   * @param file its channels.yml
   */
  Office(Path file) {
    this(file, "", "");
  }

  /**
   * With the town's channels.
   *
   * @param moreDesks lines under {@code desks:}, each indented by two
   * @param more lines at the end of the file
   */
  Office(String moreDesks, String more) {
    this(null, moreDesks, more);
  }

  private Office(@Nullable Path file, String moreDesks, String more) {
    this.file = file;
    this.moreDesks = moreDesks;
    this.more = more;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    var folder = Files.createTempDirectory("guiche-office-");
    var process = new GatewayProcess(folder);
    gateway = process;
    var providers = new Town(TestDatabase.vertx(), process.url());
    town = providers;
    var channels = file == null ? providers.channelsFile(folder) : file;
    if (file == null) {
      var text = Files.readString(channels).replace("desks:\n", "desks:\n" + moreDesks);
      Files.writeString(channels, text + more);
    }
    process
        .forAShortLife()
        .with("GUICHE_CONFIG", channels.toString())
        .with("GUICHE_ADMIN_EMAIL", ADMIN)
        .with("GUICHE_ADMIN_PASSWORD", PASSWORD)
        .start();
    hire("Beatriz Prado", BIA);
  }

  void hire(String name, String email) throws IOException {
    hire(name, email, "consultant", 30);
  }

  void hire(String name, String email, String role, int capacity) throws IOException {
    var admin = program(ADMIN);
    List<Long> desks =
        StreamSupport.stream(admin.get("desks").body().path("items").spliterator(), false)
            .map(desk -> desk.get("id").asLong())
            .toList();
    var hired =
        admin.post(
            "consultants",
            Map.of(
                "name", name,
                "email", email,
                "password", PASSWORD,
                "role", role,
                "capacity", capacity,
                "desks", desks));
    assertThat(hired.status()).as("%s", hired.body()).isEqualTo(201);
  }

  /** The contract as a program of this consultant uses it. */
  ApiClient program(String email) throws IOException {
    return new ApiClient(url()).login(email, PASSWORD);
  }

  URI url() {
    return Objects.requireNonNull(gateway).url();
  }

  Town town() {
    return Objects.requireNonNull(town);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (gateway != null) {
      gateway.close();
    }
    if (town != null) {
      town.close();
    }
  }
}
