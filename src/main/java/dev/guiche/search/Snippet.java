package dev.guiche.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A few words of an entry.
 *
 * @param note whether they stand in a note, which customers never see
 */
public record Snippet(List<Part> parts, boolean note) {
  private static final char BEGIN = '\u0002';
  private static final char END = '\u0003';

  /**
   * @param found whether this is what was looked for
   */
  public record Part(String text, boolean found) {}

  /** Reads a text in which what was found stands between U+0002 and U+0003. */
  static Snippet of(String marked, boolean note) {
    var parts = new ArrayList<Part>();
    int at = 0;
    while (at < marked.length()) {
      boolean found = marked.charAt(at) == BEGIN;
      int next = marked.indexOf(found ? END : BEGIN, at);
      int end = next < 0 ? marked.length() : next;
      var text = marked.substring(found ? at + 1 : at, end);
      if (!text.isEmpty()) {
        parts.add(new Part(text, found));
      }
      at = found && next >= 0 ? end + 1 : end;
    }
    return new Snippet(List.copyOf(parts), note);
  }
}
