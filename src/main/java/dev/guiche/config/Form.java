package dev.guiche.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How a value has to be written.
 *
 * @param message what is said of one that is written otherwise
 * @param parse throws any runtime exception for such a one
 */
record Form<T>(String message, Function<String, T> parse) {
  static final Form<String> TEXT = new Form<>("form.text", text -> text);
  static final Form<String> KEY = matching("form.key", "[a-z][a-z0-9-]{0,39}");
  static final Form<String> EMAIL =
      new Form<>(
          "form.email", text -> match(text, "[^@\\s,;<>]+@[^@\\s,;<>]+").toLowerCase(Locale.ROOT));
  static final Form<Long> TELEGRAM_GROUP =
      new Form<>("form.telegram_group", text -> Long.parseLong(match(text, "-\\d{1,18}")));
  static final Form<Boolean> FLAG = new Form<>("form.flag", Form::flag);
  static final Form<Integer> PORT = new Form<>("form.port", Form::port);
  static final Form<Duration> DURATION = new Form<>("form.duration", Form::duration);
  static final Form<Span> SPAN = new Form<>("form.span", Span::parse);
  static final Form<String> WORDS = new Form<>("form.words", Form::words);
  static final Form<String> FILE_KIND =
      new Form<>("form.file_kind", text -> match(text.toLowerCase(Locale.ROOT), "[a-z0-9]{1,10}"));
  static final Form<Long> SIZE = new Form<>("form.size", Form::size);
  static final Form<ZoneId> ZONE = new Form<>("form.zone", ZoneId::of);
  static final Form<Locale> LOCALE = new Form<>("form.locale", Form::locale);
  static final Form<URI> SERVER_URL = new Form<>("form.url", Form::serverUrl);
  static final Form<String> ORIGIN =
      new Form<>("form.origin", text -> text.equals("*") ? text : serverUrl(text).toString());
  static final Form<AddressRange> RANGE = new Form<>("form.range", AddressRange::parse);
  static final Form<String> HOST = matching("form.host", "[A-Za-z0-9.:_-]+");
  static final Form<Path> CERTIFICATE = new Form<>("form.certificate", Form::certificate);

  static Form<String> matching(String message, String pattern) {
    return new Form<>(message, text -> match(text, pattern));
  }

  /** The lower-case names of the constants, with hyphens for their underscores. */
  static <E extends Enum<E>> List<String> names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Form::nameOf).toList();
  }

  static String nameOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String match(String text, String pattern) {
    return require(text.matches(pattern), text);
  }

  private static <T> T require(boolean right, T value) {
    if (!right) {
      throw new IllegalArgumentException();
    }
    return value;
  }

  private static String words(String text) {
    return require(!new PlainWords(text).isEmpty(), text);
  }

  private static boolean flag(String text) {
    return require(text.equals("true") || text.equals("false"), text).equals("true");
  }

  private static int port(String text) {
    int port = Integer.parseInt(text);
    return require(port > 0 && port < 65_536, port);
  }

  private static final Pattern DURATION_PART = Pattern.compile("(\\d{1,6})([smhd])");

  /** Days are of 24 hours. */
  private static Duration duration(String text) {
    match(text, "(\\d{1,6}[smhd])+");
    return DURATION_PART
        .matcher(text)
        .results()
        .map(Form::durationPart)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration durationPart(MatchResult part) {
    long amount = Long.parseLong(part.group(1));
    return switch (part.group(2)) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private static final Pattern SIZE_FORM = Pattern.compile("(\\d{1,9})\\s?(KB|MB)");

  private static long size(String text) {
    var matcher = SIZE_FORM.matcher(text);
    require(matcher.matches(), text);
    long amount = Long.parseLong(matcher.group(1));
    return require(amount > 0, amount) * (matcher.group(2).equals("KB") ? 1024 : 1024 * 1024);
  }

  /** A file with certificates in it. */
  private static Path certificate(String text) {
    try (var file = Files.newInputStream(Path.of(text))) {
      var certificates = CertificateFactory.getInstance("X.509").generateCertificates(file);
      return require(!certificates.isEmpty(), Path.of(text));
    } catch (IOException | CertificateException unreadable) {
      throw new IllegalArgumentException(unreadable);
    }
  }

  private static Locale locale(String text) {
    var locale = new Locale.Builder().setLanguageTag(text).build();
    boolean known = Arrays.asList(Locale.getISOLanguages()).contains(locale.getLanguage());
    return require(known, locale);
  }

  /** Scheme, host and perhaps a port; nothing behind. */
  private static URI serverUrl(String text) {
    var url = URI.create(text.replaceAll("/+$", ""));
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    boolean bare =
        "".equals(url.getRawPath()) && url.getRawQuery() == null && url.getUserInfo() == null;
    return require(web && bare && url.getHost() != null, url);
  }

  /**
   * Whether a name or address means this machine, as far as can be told without asking a server.
   */
  static boolean isLoopback(String host) {
    if (host.equals("localhost") || host.endsWith(".localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(host).isLoopbackAddress();
    } catch (IllegalArgumentException aName) {
      return false;
    }
  }
}
