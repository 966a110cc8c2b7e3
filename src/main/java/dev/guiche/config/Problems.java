package dev.guiche.config;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Gathers what is wrong, so that all of it is said at once, in the operator's language. Each
 * message has its words under {@code <name>} and its cure under {@code <name>.cure}.
 */
final class Problems {
  private final String file;
  private final ResourceBundle words;
  private final List<Problem> found = new ArrayList<>();

  Problems(String file, Locale locale) {
    this.file = file;
    this.words = ResourceBundle.getBundle("dev.guiche.config.messages", locale);
  }

  String file() {
    return file;
  }

  void add(int line, String key, String message, Object... values) {
    found.add(new Problem(file, line, key, say(message, values), say(message + ".cure", values)));
  }

  /** A name that nothing has: the cure is the nearest one that there is, or all of them. */
  void addUnknown(int line, String key, String message, String name, Collection<String> known) {
    String cure =
        Suggestion.nearest(name, known)
            .map(near -> say("did.you.mean", near))
            .orElseGet(() -> say("known.here", String.join(", ", known)));
    found.add(new Problem(file, line, key, say(message, name), cure));
  }

  String say(String message, Object... values) {
    return new MessageFormat(words.getString(message), Locale.ROOT).format(values);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** All of it, in the order of the file. */
  InvalidConfig asException() {
    var sorted = found.stream().distinct().sorted(Comparator.comparingInt(Problem::line)).toList();
    return new InvalidConfig(sorted);
  }
}
