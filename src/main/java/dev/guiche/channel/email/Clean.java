package dev.guiche.channel.email;

import java.util.regex.Pattern;

/** Takes out of strangers' text what neither a person nor the database wants. */
final class Clean {
  private static final Pattern BLANKS = Pattern.compile("[\\p{Cc}\\p{Z}\\x{FEFF}]+");
  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\x{200B}\\x{FEFF}\\x{2028}\\x{2029}]");
  private static final int LONGEST_LINE = 2_000;

  private Clean() {}

  /** One line, such as a subject or a name: no control characters, blanks collapsed. */
  static String line(CharSequence text) {
    if (isPlain(text)) {
      return text.toString().strip();
    }
    String line = BLANKS.matcher(cut(text.toString(), LONGEST_LINE * 4)).replaceAll(" ").strip();
    return cut(withoutHalves(line), LONGEST_LINE);
  }

  /** Most lines: nothing to take out, no two blanks in a row. */
  private static boolean isPlain(CharSequence text) {
    char before = 'x';
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > 0x7E || (c == ' ' && before == ' ')) {
        return false;
      }
      before = c;
    }
    return text.length() <= LONGEST_LINE;
  }

  /** A text of many lines: ends of line become {@code \n}, other control characters go. */
  static String text(String text) {
    if (text.chars()
        .allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7F) || (c >= 0xA0 && c < 0x2000))) {
      return text; // most texts
    }
    String lines = text.replace("\r\n", "\n").replace('\r', '\n');
    return withoutHalves(CONTROLS.matcher(lines).replaceAll(""));
  }

  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    return text.substring(
        0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
  }

  /** Half a surrogate pair is no character; no database takes it. */
  private static String withoutHalves(String text) {
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return text;
    }
    var whole = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c > 0xFFFF || !Character.isSurrogate((char) c))
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }
}
