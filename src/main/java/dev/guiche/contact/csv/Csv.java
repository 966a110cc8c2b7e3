package dev.guiche.contact.csv;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what spreadsheets save: any of three separators, quotes, UTF-8 or the old Windows set. */
final class Csv {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private final String text;
  private final char separator;
  private int at;

  private Csv(String text) {
    this.text = text;
    this.separator = separator(text);
  }

  /**
   * A line with something in it.
   *
   * @param number from 1, as an editor counts
   */
  record Line(int number, List<String> cells) {}

  static List<Line> read(byte[] bytes) {
    return new Csv(decode(bytes).replace("\r\n", "\n").replace('\r', '\n').replace("\0", "")).all();
  }

  private static String decode(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      text = new String(bytes, WINDOWS);
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** The one that is there most often in the first line that says anything. */
  private static char separator(String text) {
    String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    char best = ';';
    for (char candidate : new char[] {',', '\t'}) {
      if (count(first, candidate) > count(first, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String line, char wanted) {
    return line.chars().filter(c -> c == wanted).count();
  }

  private List<Line> all() {
    var lines = new ArrayList<Line>();
    int number = 1;
    while (at < text.length()) {
      int start = at;
      var cells = line();
      if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
        lines.add(new Line(number, cells));
      }
      number += (int) text.substring(start, at).chars().filter(c -> c == '\n').count();
    }
    return lines;
  }

  /** Leaves {@link #at} behind the line's end. */
  private List<String> line() {
    var cells = new ArrayList<String>();
    while (true) {
      cells.add(cell());
      if (at >= text.length() || text.charAt(at++) == '\n') {
        return cells;
      }
    }
  }

  /** Leaves {@link #at} on the separator or the line's end. */
  private String cell() {
    if (at < text.length() && text.charAt(at) == '"') {
      String quoted = quoted();
      return quoted + bare();
    }
    return bare();
  }

  private String bare() {
    int start = at;
    while (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n') {
      at++;
    }
    return text.substring(start, at);
  }

  /** One whose end is missing takes the rest. */
  private String quoted() {
    var cell = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        cell.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        cell.append(c);
        at++;
      } else {
        break;
      }
    }
    return cell.toString();
  }
}
