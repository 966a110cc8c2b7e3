package dev.guiche.app;

import dev.guiche.database.LastWill;
import dev.guiche.database.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A gateway in a process of its own, as users run it: the packaged jar where there is one, else the
 * classes under test. It may be killed and started again with the same folder and port.
 */
public final class GatewayProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path folder;
  private final int port;
  private final Map<String, String> environment = new HashMap<>();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private @Nullable Process process;

  /**
   * @param folder for its data and its log
   */
  public GatewayProcess(Path folder) {
    this.folder = folder;
    this.port = freePort();
    with("GUICHE_PORT", Integer.toString(port));
    with("GUICHE_DATA", dataFolder(folder.resolve("data")));
    with("GUICHE_PUBLIC_URL", url().toString());
  }

  private static String dataFolder(Path data) {
    try {
      TestDatabase.lendPrograms(data);
      LastWill.removeDataFolder(data);
      return data.toString();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  public GatewayProcess with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** Without the compiler that pays only after minutes. */
  public GatewayProcess forAShortLife() {
    return with("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
  }

  public URI url() {
    return URI.create("http://localhost:" + port);
  }

  public Path log() {
    return folder.resolve("gateway.log");
  }

  /** Starts it and returns when it is ready. */
  public GatewayProcess start() {
    launch();
    awaitReady();
    return this;
  }

  /** Starts it and returns at once. */
  public void launch() {
    try {
      Files.createDirectories(folder);
      var builder = new ProcessBuilder(Program.ofJvm()).redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
      builder.environment().keySet().removeIf(name -> name.startsWith("GUICHE_"));
      builder.environment().putAll(environment);
      process = builder.start();
      LastWill.kill(process);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public void awaitReady() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (!process().isAlive()) {
        throw new IllegalStateException(
            "The gateway ended with " + process().exitValue() + ":\n" + tail());
      }
      if (isReady()) {
        return;
      }
      sleep();
    }
    throw new IllegalStateException("The gateway is not ready after " + PATIENCE + ":\n" + tail());
  }

  public boolean isReady() {
    try {
      var ask =
          HttpRequest.newBuilder(url().resolve("/health/ready"))
              .timeout(Duration.ofSeconds(2))
              .build();
      return http.send(ask, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private String tail() {
    try {
      var lines = Files.readAllLines(log());
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (IOException none) {
      return "(no log)";
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  public Process process() {
    if (process == null) {
      throw new IllegalStateException("Not started");
    }
    return process;
  }

  /**
   * SIGKILL: it gets no chance to finish anything. The database server that it started lives on.
   */
  public void killHard() {
    process().destroyForcibly();
    waitFor(30);
  }

  /** SIGTERM; true when it ended within these seconds. */
  public boolean stop(long seconds) {
    process().destroy();
    return waitFor(seconds);
  }

  private boolean waitFor(long seconds) {
    try {
      return process().waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends it, and with it the database server that it has started. */
  @Override
  public void close() {
    if (process != null && process.isAlive() && !stop(25)) {
      killHard();
    }
  }
}
