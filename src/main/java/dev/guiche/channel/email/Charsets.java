package dev.guiche.channel.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.MimeUtility;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;

/** Turns bytes into text although the charset that a mail names is missing, unknown or a lie. */
final class Charsets {
  /** What Windows programs write when they say nothing, or say ISO-8859-1 or US-ASCII. */
  static final Charset WINDOWS = Charset.forName("windows-1252");

  private Charsets() {}

  /**
   * @param declared as the mail names it, or null where it does not
   */
  static String decode(byte[] bytes, @Nullable String declared) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return new String(bytes, 3, bytes.length - 3, UTF_8);
    }
    if (starts(bytes, 0xFF, 0xFE)) {
      return new String(bytes, 2, bytes.length - 2, UTF_16LE);
    }
    if (starts(bytes, 0xFE, 0xFF)) {
      return new String(bytes, 2, bytes.length - 2, UTF_16BE);
    }
    Charset charset = find(declared);
    return charset == null || isWestern(charset) || charset.equals(UTF_8)
        ? guess(bytes)
        : new String(bytes, charset);
  }

  /** UTF-8 where the bytes can be nothing else, for Latin text by chance never looks like it. */
  static String guess(byte[] bytes) {
    String utf8 = strictly(bytes);
    return utf8 != null ? utf8 : new String(bytes, WINDOWS);
  }

  private static @Nullable String strictly(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return null;
    }
  }

  /** The charset of this name, in Java's or in MIME's spelling; null for none or an unknown one. */
  static @Nullable Charset find(@Nullable String name) {
    if (name == null || name.isBlank()) {
      return null;
    }
    try {
      return Charset.forName(MimeUtility.javaCharset(name.strip()));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return null;
    }
  }

  private static boolean isWestern(Charset charset) {
    return charset.equals(US_ASCII) || charset.equals(ISO_8859_1) || charset.equals(WINDOWS);
  }

  private static boolean starts(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}
