package dev.guiche.channel.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.regex.Pattern;

/**
 * Header text (RFC 2047), read more leniently than the library does: words glued to others, blanks
 * inside them, a character split between two, a charset that is a lie, plain 8-bit letters.
 */
final class EncodedWords {
  private static final Pattern WORD =
      Pattern.compile("=\\?([^?\\s*]{1,40})(?:\\*[^?]*)?\\?([bBqQ])\\?([^?]*)\\?=");

  private EncodedWords() {}

  /**
   * @param raw the header as the library gives it: each byte one character, lines not unfolded
   */
  static String decode(String raw) {
    String line = raw.replaceAll("\\r?\\n[ \\t]*", " ");
    var text = new StringBuilder();
    var pending = new Pending(text);
    var words = WORD.matcher(line);
    int done = 0;
    while (words.find()) {
      String between = line.substring(done, words.start());
      if (!between.isBlank() || pending.isEmpty()) { // blanks between two words do not count
        pending.flush();
        text.append(eightBit(between));
      }
      boolean base64 = words.group(2).equalsIgnoreCase("b");
      pending.add(
          words.group(1), base64 ? Transfer.base64(words.group(3)) : quoted(words.group(3)));
      done = words.end();
    }
    pending.flush();
    text.append(eightBit(line.substring(done)));
    return Clean.line(text);
  }

  /** Letters that somebody put into a header as they were. */
  static String eightBit(String latin) {
    return latin.chars().allMatch(c -> c < 0x80)
        ? latin
        : Charsets.guess(latin.getBytes(ISO_8859_1));
  }

  private static byte[] quoted(String word) {
    var bytes = new ByteArrayOutputStream(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      int value = c == '=' && i + 2 < word.length() ? hex(word, i + 1) : -1;
      if (value >= 0) {
        bytes.write(value);
        i += 2;
      } else {
        bytes.write(c == '_' ? ' ' : c);
      }
    }
    return bytes.toByteArray();
  }

  static int hex(CharSequence text, int at) {
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  /** Neighbouring words of one charset, decoded together: some programs split a character. */
  private static final class Pending {
    private final StringBuilder text;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private String charset = "";

    Pending(StringBuilder text) {
      this.text = text;
    }

    boolean isEmpty() {
      return charset.isEmpty();
    }

    void add(String wordCharset, byte[] wordBytes) {
      if (!wordCharset.equalsIgnoreCase(charset)) {
        flush();
        charset = wordCharset;
      }
      bytes.writeBytes(wordBytes);
    }

    void flush() {
      if (!isEmpty()) {
        text.append(Charsets.decode(bytes.toByteArray(), charset));
        bytes.reset();
        charset = "";
      }
    }
  }
}
