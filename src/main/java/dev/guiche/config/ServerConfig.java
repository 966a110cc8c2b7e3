package dev.guiche.config;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code GUICHE_…} variables.
 *
 * @param publicUrl how customers, consultants and providers reach us; no slash at its end
 * @param data where the embedded database lives; used only when {@code databaseUrl} is null
 * @param databaseUrl {@code postgresql://user:password@host:port/name}, or null for the embedded
 *     server
 * @param channels the configuration file; null for the one that ships with the program
 * @param adminEmail the first admin, or null
 * @param adminPassword their password; null exactly when {@code adminEmail} is
 */
public record ServerConfig(
    String host,
    int port,
    URI publicUrl,
    Path data,
    @Nullable Secret databaseUrl,
    @Nullable Path channels,
    @Nullable String adminEmail,
    @Nullable Secret adminPassword) {

  /**
   * @param locale of the messages: Portuguese, or English for every other language
   * @throws InvalidConfig when a variable makes no sense; it names each one
   */
  public static ServerConfig fromEnvironment(Map<String, String> environment, Locale locale) {
    return new EnvironmentReader(environment, locale).read();
  }

  /** Whether only this machine can reach us. */
  public boolean isLoopbackOnly() {
    return Form.isLoopback(host);
  }

  /** The file named by {@code GUICHE_CONFIG}, else {@code channels.yml} here, else null. */
  static @Nullable Path channelsFile(String named) {
    if (!named.isEmpty()) {
      return Path.of(named);
    }
    var here = Path.of("channels.yml");
    return Files.exists(here) ? here : null;
  }
}
