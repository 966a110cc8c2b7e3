package dev.guiche.app;

import dev.guiche.config.ConfigReader;
import dev.guiche.config.ServerConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
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
    return 0; // the program ends with it, and so the gateway stops
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
