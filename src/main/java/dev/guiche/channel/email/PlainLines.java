package dev.guiche.channel.email;

import java.util.List;

/** Plain text as lines, and lines as plain text. */
final class PlainLines {
  private PlainLines() {}

  static List<Line> of(String text) {
    return text.lines().map(PlainLines::line).toList();
  }

  private static Line line(String raw) {
    int depth = 0;
    int at = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '>') {
        depth++;
        at = i + 1;
      } else if (c != ' ' || i > at) {
        break;
      }
    }
    String text = depth == 0 ? raw : raw.substring(at).replaceFirst("^ ", "");
    return Line.plain(text.stripTrailing().equals("--") ? text : text.stripTrailing(), depth);
  }

  /** The lines as a text: at most one blank line in a row, none at the ends. */
  static String join(List<Line> lines) {
    var text = new StringBuilder();
    boolean gap = true;
    for (Line line : lines) {
      String shown = line.shown();
      if (!shown.isBlank() || !gap) {
        text.append(shown.isBlank() ? "" : shown).append('\n');
      }
      gap = shown.isBlank();
    }
    return text.toString().strip();
  }
}
