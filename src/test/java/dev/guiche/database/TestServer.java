package dev.guiche.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * The PostgreSQL of the tests: in a container where an engine answers ({@code
 * -Dtest.postgres.image} names the image), else the one that Guichê brings along.
 */
final class TestServer {
  private static final String IMAGE = System.getProperty("test.postgres.image", "postgres:18");

  private TestServer() {}

  static DatabaseAddress start() {
    boolean container = DockerClientFactory.instance().isDockerAvailable();
    String which =
        container ? "a container of " + IMAGE : "the embedded server (no container engine answers)";
    System.out.println("Tests run on PostgreSQL in " + which);
    return container ? inContainer() : embedded();
  }

  // Testcontainers removes the container after the JVM, however that ends.
  @SuppressWarnings("resource")
  private static DatabaseAddress inContainer() {
    var image = DockerImageName.parse(IMAGE).asCompatibleSubstituteFor("postgres");
    // Its own default switches fsync off, which Guichê refuses.
    var server =
        new PostgreSQLContainer(image).withCommand("postgres", "-c", "max_connections=200");
    server.start();
    return new DatabaseAddress(
        server.getHost(),
        server.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
        server.getDatabaseName(),
        server.getUsername(),
        server.getPassword(),
        "");
  }

  private static DatabaseAddress embedded() {
    try {
      Path folder = Files.createTempDirectory("guiche-test-");
      var server = EmbeddedServer.start(folder, Path.of("target"));
      LastWill.removeDataFolder(folder);
      return server.address();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
