package dev.guiche.channel.email;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/** Undoes transfer encodings and takes what can be read of a broken one. */
final class Transfer {
  private static final Pattern PADDING = Pattern.compile("=+");

  private Transfer() {}

  static byte[] decode(byte[] raw, String encoding) {
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "base64" -> base64(new String(raw, ISO_8859_1));
      case "quoted-printable", "uuencode", "x-uuencode", "x-uue" ->
          byLibrary(raw, encoding.strip());
      default -> raw;
    };
  }

  private static byte[] byLibrary(byte[] raw, String encoding) {
    try (var decoded = MimeUtility.decode(new ByteArrayInputStream(raw), encoding)) {
      return decoded.readAllBytes();
    } catch (MessagingException | IOException broken) {
      return raw;
    }
  }

  /** Reads on over foreign characters, missing padding, and padding in the middle. */
  static byte[] base64(String text) {
    var bytes = new ByteArrayOutputStream(text.length() * 3 / 4);
    for (String run : PADDING.split(text, -1)) {
      bytes.writeBytes(unpadded(run));
    }
    return bytes.toByteArray();
  }

  private static byte[] unpadded(String text) {
    byte[] symbols = new byte[text.length()];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '/')) {
        symbols[count++] = (byte) c;
      }
    }
    if (count % 4 == 1) {
      count--; // six bits make no byte
    }
    return Base64.getDecoder().decode(Arrays.copyOf(symbols, count));
  }
}
