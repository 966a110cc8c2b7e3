package dev.guiche.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the {@code GUICHE_…} variables; one that is set to nothing counts as not set. */
final class EnvironmentReader {
  private static final Form<String> PASSWORD = Form.matching("form.password", ".{10,}");

  private final Map<String, String> environment;
  private final Problems problems;

  EnvironmentReader(Map<String, String> environment, Locale locale) {
    this.environment = environment;
    this.problems = new Problems("", locale);
  }

  ServerConfig read() {
    int port = read("GUICHE_PORT", Form.PORT, 8080);
    String email = readOrNull("GUICHE_ADMIN_EMAIL", Form.EMAIL);
    String password = readOrNull("GUICHE_ADMIN_PASSWORD", PASSWORD);
    goTogether("GUICHE_ADMIN_EMAIL", "GUICHE_ADMIN_PASSWORD");
    goTogether("GUICHE_ADMIN_PASSWORD", "GUICHE_ADMIN_EMAIL");
    var server =
        new ServerConfig(
            read("GUICHE_HOST", Form.HOST, "127.0.0.1"),
            port,
            read("GUICHE_PUBLIC_URL", Form.SERVER_URL, URI.create("http://localhost:" + port)),
            Path.of(get("GUICHE_DATA").isEmpty() ? ".guiche" : get("GUICHE_DATA")),
            get("GUICHE_DATABASE_URL").isEmpty() ? null : new Secret(get("GUICHE_DATABASE_URL")),
            ServerConfig.channelsFile(get("GUICHE_CONFIG")),
            email,
            password == null ? null : new Secret(password));
    if (!problems.isEmpty()) {
      throw problems.asException();
    }
    return server;
  }

  private void goTogether(String one, String other) {
    if (!get(one).isEmpty() && get(other).isEmpty()) {
      problems.add(0, other, "variable.pair", one);
    }
  }

  private <T> T read(String name, Form<T> form, T fallback) {
    T value = readOrNull(name, form);
    return value == null ? fallback : value;
  }

  private <T> @Nullable T readOrNull(String name, Form<T> form) {
    String text = get(name);
    if (text.isEmpty()) {
      return null;
    }
    try {
      return form.parse().apply(text);
    } catch (RuntimeException wrong) {
      problems.add(0, name, form.message(), text);
      return null;
    }
  }

  private String get(String name) {
    return environment.getOrDefault(name, "").strip();
  }
}
