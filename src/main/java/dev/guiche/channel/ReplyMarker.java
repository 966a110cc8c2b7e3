package dev.guiche.channel;

import java.util.List;
import java.util.Locale;

/**
 * The line at the top of our mails under which nothing is new in an answer. Who writes mails puts
 * {@link #in} there; who reads answers folds from the first line that {@link #marks}.
 */
public final class ReplyMarker {
  private static final String PORTUGUESE = "Escreva sua resposta acima desta linha";
  private static final String ENGLISH = "Please write your reply above this line";
  private static final String SPANISH = "Escriba su respuesta encima de esta línea";
  private static final List<String> ALL = List.of(PORTUGUESE, ENGLISH, SPANISH);

  private ReplyMarker() {}

  /** The marker in the language of {@code locale}; Portuguese where we do not speak it. */
  public static String in(Locale locale) {
    String words =
        switch (locale.getLanguage()) {
          case "en" -> ENGLISH;
          case "es" -> SPANISH;
          default -> PORTUGUESE;
        };
    return "— " + words + " —";
  }

  /** Whether a line is a marker, in any of our languages and behind any quoting. */
  public static boolean marks(String line) {
    return ALL.stream().anyMatch(words -> contains(line, words));
  }

  // Quoting may have put blanks and signs around the words and changed nothing inside them.
  private static boolean contains(String line, String words) {
    for (int at = 0; at + words.length() <= line.length(); at++) {
      if (line.regionMatches(true, at, words, 0, words.length())) {
        return line.length() <= words.length() + 40;
      }
    }
    return false;
  }
}
