package dev.guiche.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.http.door.Refused;
import org.jspecify.annotations.Nullable;

/** Texts that PostgreSQL cannot keep are refused at the door: U+0000 and halves of characters. */
final class Texts {
  private Texts() {}

  static void refuseUnstorable(JsonNode json) {
    if (json.isTextual()) {
      refuseUnstorable(json.textValue());
    }
    json.forEach(Texts::refuseUnstorable);
  }

  /**
   * @throws Refused.Invalid when the text holds such a character
   */
  static void refuseUnstorable(@Nullable String text) {
    if (text == null) {
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (c == 0 || (Character.isSurrogate(c) && !pair)) {
        throw new Refused.Invalid("", "O texto contém um caractere que não pode ser guardado.");
      }
      i += pair ? 1 : 0;
    }
  }
}
