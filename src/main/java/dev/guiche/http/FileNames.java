package dev.guiche.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** File names as people and other people's browsers can bear them. */
public final class FileNames {
  private static final int LONGEST = 200;

  private FileNames() {}

  /** No path, no control characters, not empty. */
  public static String safe(String name) {
    var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    var plain = last.replaceAll("[\\p{Cntrl}\\u202a-\\u202e\\u2066-\\u2069]", "").strip();
    var shorter =
        plain.codePointCount(0, plain.length()) > LONGEST
            ? plain.substring(0, plain.offsetByCodePoints(0, LONGEST))
            : plain;
    return shorter.isEmpty() || shorter.matches("\\.+") ? "arquivo" : shorter;
  }

  /** {@code Content-Disposition} with a name that older programs read too (RFC 6266). */
  public static String disposition(boolean inPlace, String name) {
    var ascii = name.replaceAll("[^\\x20-\\x7e]|[\"\\\\%]", "_");
    var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return "%s; filename=\"%s\"; filename*=UTF-8''%s"
        .formatted(inPlace ? "inline" : "attachment", ascii, encoded);
  }
}
