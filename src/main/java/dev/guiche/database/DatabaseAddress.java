package dev.guiche.database;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is and how to log in. It prints without the password.
 *
 * @param options what stood behind {@code ?} in the URL, such as {@code sslmode=require}; or empty
 */
public record DatabaseAddress(
    String host, int port, String database, String user, String password, String options) {

  /**
   * Reads {@code postgresql://user:password@host:port/name?sslmode=require}; port 5432 by default.
   *
   * @throws DatabaseUnusable when the text is none
   */
  public static DatabaseAddress parse(String url) {
    URI uri;
    try {
      uri = new URI(url.strip());
    } catch (URISyntaxException e) {
      // The text may hold a password, so only the reason is repeated.
      throw new DatabaseUnusable("url.invalid", e.getReason());
    }
    String scheme = uri.getScheme();
    String path = uri.getRawPath();
    if (scheme == null || !scheme.matches("postgres(ql)?")) {
      throw new DatabaseUnusable("url.invalid", scheme + "://…");
    }
    if (uri.getHost() == null || path == null || path.length() < 2 || uri.getUserInfo() == null) {
      throw new DatabaseUnusable("url.invalid", scheme + "://" + uri.getHost() + path);
    }
    String[] login = uri.getRawUserInfo().split(":", 2);
    return new DatabaseAddress(
        uri.getHost(),
        uri.getPort() == -1 ? 5432 : uri.getPort(),
        decode(path.substring(1)),
        decode(login[0]),
        login.length == 1 ? "" : decode(login[1]),
        orEmpty(uri.getRawQuery()));
  }

  /** The same server, another database. */
  public DatabaseAddress withDatabase(String name) {
    return new DatabaseAddress(host, port, name, user, password, options);
  }

  /** As {@link #parse} reads it, password included: for the environment of a process only. */
  public String url() {
    return "postgresql://%s:%s@%s:%d/%s%s"
        .formatted(encode(user), encode(password), host, port, encode(database), query());
  }

  String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s%s".formatted(host, port, encode(database), query());
  }

  PgConnectOptions connectOptions() {
    var connect =
        PgConnectOptions.fromUri(
            "postgresql://%s:%d/%s%s".formatted(host, port, encode(database), query()));
    if (connect.getSslMode() != SslMode.DISABLE) {
      // As psql means it: "require" encrypts, only "verify-…" looks at the certificate.
      boolean verify = connect.getSslMode().name().startsWith("VERIFY");
      connect.setSslOptions(
          new ClientSSLOptions()
              .setTrustAll(!verify)
              .setHostnameVerificationAlgorithm(
                  connect.getSslMode() == SslMode.VERIFY_FULL ? "HTTPS" : ""));
    }
    return connect.setUser(user).setPassword(password);
  }

  private String query() {
    return options.isEmpty() ? "" : "?" + options;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encode(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s@%s:%d/%s", user, host, port, database);
  }
}
