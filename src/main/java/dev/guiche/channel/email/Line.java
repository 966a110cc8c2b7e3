package dev.guiche.channel.email;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Node;

/**
 * One line of a mail as its reader sees it.
 *
 * @param text without the signs of quoting
 * @param depth how often it is quoted; 0 for what the writer wrote
 * @param nodes the leaves of the HTML that show it; empty for plain text
 */
record Line(String text, int depth, Set<Mark> marks, List<Node> nodes) {
  /** What the HTML around a line says of it. */
  enum Mark {
    /** The line that introduces a quote. */
    ATTRIBUTION,
    /** From here on all is history, without signs of quoting. */
    HISTORY,
    SIGNATURE
  }

  static Line plain(String text, int depth) {
    return new Line(text, depth, EnumSet.noneOf(Mark.class), List.of());
  }

  boolean is(Mark mark) {
    return marks.contains(mark);
  }

  /** Whether the writer wrote it and it says something. */
  boolean isWords() {
    return depth == 0 && !text.isBlank();
  }

  boolean isQuoted() {
    return depth > 0;
  }

  boolean isBlank() {
    return text.isBlank();
  }

  Line lifted(int by) {
    return by == 0 ? this : new Line(text, Math.max(0, depth - by), marks, nodes);
  }

  /** As plain text shows it. */
  String shown() {
    return depth == 0 ? text : ">".repeat(depth) + (text.isEmpty() ? "" : " " + text);
  }
}
