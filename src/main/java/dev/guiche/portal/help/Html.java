package dev.guiche.portal.help;

import dev.guiche.knowledge.Markdown;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Pieces of pages. */
final class Html {
  private static final int DESCRIPTION = 155;

  private Html() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  static String inAddress(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What a search engine shows below the title. */
  static String description(String body) {
    String plain = Markdown.plain(body);
    if (plain.length() <= DESCRIPTION) {
      return plain;
    }
    int end = plain.lastIndexOf(' ', DESCRIPTION);
    return plain.substring(0, end > 0 ? end : DESCRIPTION) + "…";
  }
}
