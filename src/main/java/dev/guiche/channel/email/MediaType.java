package dev.guiche.channel.email;

import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Content-Type or Content-Disposition with its parameters, also where its writer did not know the
 * grammar.
 *
 * @param value the part before the first semicolon, lower-case; empty where there is none
 * @param raw the whole header, unfolded, each byte one character
 */
record MediaType(String value, @Nullable ParameterList parameters, String raw) {
  private static final Pattern TYPE = Pattern.compile("^\\s*([\\w.+-]+/[\\w.+-]+)");

  static MediaType ofType(@Nullable String header, String otherwise) {
    String raw = header == null ? "" : unfold(header);
    try {
      var type = new ContentType(raw);
      return new MediaType(
          type.getBaseType().toLowerCase(Locale.ROOT), type.getParameterList(), raw);
    } catch (ParseException broken) {
      var type = TYPE.matcher(raw);
      boolean bare = raw.strip().equalsIgnoreCase("text"); // as before MIME
      String unknown = bare ? "text/plain" : otherwise;
      String found = type.find() ? type.group(1).toLowerCase(Locale.ROOT) : unknown;
      return new MediaType(found, null, raw);
    }
  }

  static MediaType ofDisposition(@Nullable String header) {
    String raw = header == null ? "" : unfold(header);
    try {
      var disposition = new ContentDisposition(raw);
      String value = disposition.getDisposition();
      return new MediaType(
          value == null ? "" : value.toLowerCase(Locale.ROOT), disposition.getParameterList(), raw);
    } catch (ParseException broken) {
      String value = raw.strip().toLowerCase(Locale.ROOT);
      String known = value.startsWith("inline") ? "inline" : "attachment";
      return new MediaType(value.isEmpty() ? "" : known, null, raw);
    }
  }

  /** A parameter, decoded as far as its writer encoded it (RFC 2231 or, wrongly, RFC 2047). */
  @Nullable String parameter(String name) {
    String value = parameters == null ? null : parameters.get(name);
    if (value == null) {
      value = search(name);
    }
    return value == null || value.isBlank() ? null : decoded(value);
  }

  // The library already gives letters where RFC 2231 was used, and bytes as characters elsewhere.
  private static String decoded(String value) {
    return value.chars().anyMatch(c -> c > 0xFF) ? Clean.line(value) : EncodedWords.decode(value);
  }

  private @Nullable String search(String name) {
    if (!raw.toLowerCase(Locale.ROOT).contains(name)) {
      return null;
    }
    var found =
        Pattern.compile(
                "[;\\s]" + Pattern.quote(name) + "\\*?\\s*=\\s*(?:\"([^\"]*)\"|([^;]*))",
                Pattern.CASE_INSENSITIVE)
            .matcher(raw);
    if (!found.find()) {
      return null;
    }
    String value = found.group(1) != null ? found.group(1) : found.group(2).strip();
    int escaped = value.indexOf("''");
    return escaped < 0 ? value : percent(value.substring(escaped + 2), value.substring(0, escaped));
  }

  private static String percent(String value, String charset) {
    var bytes = new ByteArrayOutputStream(value.length());
    for (int i = 0; i < value.length(); i++) {
      int code =
          value.charAt(i) == '%' && i + 2 < value.length() ? EncodedWords.hex(value, i + 1) : -1;
      bytes.write(code < 0 ? value.charAt(i) : code);
      i += code < 0 ? 0 : 2;
    }
    return Charsets.decode(bytes.toByteArray(), charset);
  }

  boolean is(String... types) {
    for (String type : types) {
      if (value.equals(type)) {
        return true;
      }
    }
    return false;
  }

  boolean isIn(String family) {
    return value.startsWith(family + "/");
  }

  private static String unfold(String header) {
    return header.replaceAll("\\r?\\n[ \\t]*", " ");
  }
}
