package dev.guiche.app;

import static org.awaitility.Awaitility.await;

import dev.guiche.database.LastWill;
import dev.guiche.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * The program with any command line and any environment, in a process of its own: the packaged jar
 * where there is one ({@code -Dguiche.jar}), else the compiled classes. It is gone when this JVM
 * is, however that ends.
 */
final class Program implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final Process process;
  private final Path output;
  private final int port;

  private Program(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  /** Starts it and returns when it is ready. {@code environment} adds to what is usual. */
  public static Program start(Map<String, String> environment) {
    var gateway = launch(environment);
    await("readiness of " + gateway)
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> gateway.hasEnded() || gateway.isReady());
    if (gateway.hasEnded()) {
      throw new AssertionError("The gateway ended:\n" + gateway.output());
    }
    return gateway;
  }

  /** Starts it and returns at once; {@code arguments} are the command line. */
  public static Program launch(Map<String, String> environment, String... arguments) {
    try {
      int port = Integer.parseInt(environment.getOrDefault("GUICHE_PORT", "" + freePort()));
      Path output = Files.createTempFile("guiche-", ".log");
      output.toFile().deleteOnExit();
      var builder =
          new ProcessBuilder(command(arguments))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("GUICHE_"));
      builder.environment().putAll(environment);
      builder.environment().put("GUICHE_PORT", "" + port);
      var process = builder.start();
      LastWill.kill(process);
      return new Program(process, output, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A data folder that spares the gateway the unpacking and is removed with this JVM. */
  public static Path dataFolder() {
    try {
      Path folder = Files.createTempDirectory("guiche-data-");
      TestDatabase.lendPrograms(folder);
      LastWill.removeDataFolder(folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command(String... arguments) {
    var command = ofJvm("-Xmx512m", "-XX:TieredStopAtLevel=1", "-Duser.language=en");
    command.addAll(List.of(arguments));
    return command;
  }

  /** The command line that runs the program: as it is packaged where there is a package. */
  static List<String> ofJvm(String... options) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    var jar = System.getProperty("guiche.jar");
    if (jar == null) {
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.guiche.app.Main"));
    } else {
      var cache = Path.of(jar.replaceFirst("jar$", "aot"));
      if (Files.exists(cache)) {
        command.add("-XX:AOTCache=" + cache);
      }
      command.addAll(List.of("-jar", jar));
    }
    return command;
  }

  public int port() {
    return port;
  }

  public String url() {
    return "http://localhost:" + port;
  }

  public long pid() {
    return process.pid();
  }

  public boolean hasEnded() {
    return !process.isAlive();
  }

  /** All that it has printed so far. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public HttpResponse<String> get(String path) throws IOException {
    try {
      var request =
          HttpRequest.newBuilder(URI.create(url() + path)).timeout(Duration.ofSeconds(20));
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  public boolean isReady() {
    try {
      return get("/health/ready").statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** {@code kill -9}. */
  public void kill() {
    process.destroyForcibly();
    exitCode();
  }

  /** SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /** Waits for the end, at most 30 s. */
  public int exitCode() {
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new AssertionError("The gateway goes on:\n" + output());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      terminate();
      exitCode();
    }
  }

  @Override
  public String toString() {
    return "gateway " + process.pid() + " on port " + port + ":\n" + Objects.toString(output());
  }
}
