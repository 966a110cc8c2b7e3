package dev.guiche.channel;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text that is too long for a provider where a reader would pause. */
public final class TextSplitter {
  private TextSplitter() {}

  /**
   * The pieces, none blank, none longer than {@code limit}. Put together again they are the text,
   * but for white space where it was cut. Cuts at the end of a line, else of a word, else between
   * two characters as a reader counts them, and never inside a surrogate pair.
   *
   * @param limit in UTF-16 units, at least 2
   */
  public static List<String> split(String text, int limit) {
    if (limit < 2) {
      throw new IllegalArgumentException("A piece must have room for a surrogate pair");
    }
    if (text.length() <= limit) {
      return text.isBlank() ? List.of() : List.of(text);
    }
    var pieces = new ArrayList<String>();
    int start = 0;
    while (start < text.length()) {
      int end = text.length() - start <= limit ? text.length() : cut(text, start, start + limit);
      String piece = text.substring(start, end);
      if (!piece.isBlank()) {
        pieces.add(piece.stripTrailing());
      }
      start = end;
    }
    return pieces;
  }

  private static int cut(String text, int start, int furthest) {
    // White space right after the limit counts as an end too: it is stripped from the piece.
    int line = text.lastIndexOf('\n', furthest);
    if (line >= start + (furthest - start) / 2) {
      return line + 1; // further back, a line end would leave too small a piece
    }
    for (int at = furthest + 1; at > start; at--) {
      if (Character.isWhitespace(text.charAt(at - 1))) {
        return at;
      }
    }
    return betweenCharacters(text, start, furthest);
  }

  private static int betweenCharacters(String text, int start, int furthest) {
    var characters = BreakIterator.getCharacterInstance();
    characters.setText(text.substring(start, Math.min(text.length(), furthest + 64)));
    int limit = furthest - start;
    int seam = characters.isBoundary(limit) ? limit : characters.preceding(limit);
    if (seam > 0) {
      return start + seam;
    }
    return Character.isSurrogatePair(text.charAt(furthest - 1), text.charAt(furthest))
        ? furthest - 1
        : furthest;
  }
}
