package dev.guiche.triage;

import dev.guiche.config.TriageConfig.Question;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the house says around its questions, in one language. */
record Words(ResourceBundle bundle) {
  static Words in(Locale locale) {
    var portuguese = Locale.of("pt");
    var spoken =
        switch (locale.getLanguage()) {
          case "en", "es" -> Locale.of(locale.getLanguage());
          default -> portuguese;
        };
    return new Words(
        ResourceBundle.getBundle(
            "dev.guiche.triage.messages",
            spoken,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
  }

  /** Words that mean the same. */
  List<String> list(String key) {
    return List.of(bundle.getString(key).split(", *", -1));
  }

  /**
   * @param after what is asked again, or nothing
   */
  String notUnderstood(Question question, String after) {
    String key =
        switch (question.answer()) {
          case EMAIL -> "not.understood.email";
          case PHONE -> "not.understood.phone";
          case TEXT, NAME -> "not.understood";
        };
    return say(key, after).strip();
  }

  String say(String key, Object... values) {
    return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(values);
  }
}
