package dev.guiche.app;

import dev.guiche.config.ConfigReader;
import dev.guiche.config.ServerConfig;
import dev.guiche.desk.DemoAccounts;
import java.io.IOException;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Starts all there is and stops again: with {@code -XX:AOTCacheOutput} the JVM learns from it what
 * a start needs, and later starts take a fraction of the time.
 */
@Command(
    name = "rehearse",
    description = "Starts the shipped configuration on a free port and stops when it is ready.",
    mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {
  private static final List<String> PLACES =
      List.of(
          "/panel/",
          "/health/ready",
          "/api/v1/me",
          "/api/v1/organization",
          "/api/v1/conversations?tab=all",
          "/api/v1/tickets");

  @Parameters(paramLabel = "FOLDER", description = "where its database may live")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    var nobody = Map.<String, String>of();
    var server =
        ServerConfig.fromEnvironment(
            Map.of(
                "GUICHE_HOST", "127.0.0.1",
                "GUICHE_PORT", Integer.toString(freePort()),
                "GUICHE_DATA", folder.toString()),
            Locale.getDefault());
    Gateway.start(server, ConfigReader.readShipped(nobody, Locale.getDefault()));
    walkThrough(server.publicUrl());
    return 0; // the program ends with it, and so the gateway stops
  }

  /** What the first person does after a start; their patience is the shortest. */
  private static void walkThrough(URI gateway) throws IOException {
    var account = DemoAccounts.ALL.getFirst();
    try (var browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
      var credentials =
          "{\"email\":\"%s\",\"password\":\"%s\"}"
              .formatted(account.email(), DemoAccounts.PASSWORD);
      var logIn =
          HttpRequest.newBuilder(gateway.resolve("/api/v1/session"))
              .header("Content-Type", "application/json")
              .header("X-Requested-With", "guiche")
              .POST(BodyPublishers.ofString(credentials))
              .build();
      browser.send(logIn, BodyHandlers.discarding());
      for (var place : PLACES) {
        var look = HttpRequest.newBuilder(gateway.resolve(place)).build();
        browser.send(look, BodyHandlers.discarding());
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
