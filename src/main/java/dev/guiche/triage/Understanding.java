package dev.guiche.triage;

import dev.guiche.channel.Phone;
import dev.guiche.config.TriageConfig.Answer;
import dev.guiche.config.TriageConfig.Option;
import dev.guiche.config.TriageConfig.Question;
import dev.guiche.config.TriageConfig.Way;
import dev.guiche.contact.Contacts;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an answer means: a number of the list, a button's words, or words that mean the same. */
record Understanding(Locale locale) {
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,2})(\\s*[-.):].*)?");
  private static final int SHORT = 6;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}#@.+]+");

  /**
   * An answer that was understood.
   *
   * @param said as it is kept
   */
  record Understood(Way way, String said) {}

  Optional<Understood> of(Question question, String text) {
    return question.options().isEmpty() ? free(question, text) : option(question.options(), text);
  }

  /** The option whose label this is, word for word. */
  Optional<Option> named(Question question, String text) {
    return named(question.options(), words(text));
  }

  private Optional<Option> named(List<Option> options, String said) {
    return options.stream().filter(option -> said.equals(words(label(option)))).findFirst();
  }

  private Optional<Understood> option(List<Option> options, String text) {
    var number = NUMBER.matcher(text.strip());
    if (number.matches()) {
      int chosen = Integer.parseInt(number.group(1));
      return chosen >= 1 && chosen <= options.size()
          ? Optional.of(understood(options.get(chosen - 1)))
          : Optional.empty();
    }
    String said = words(text);
    return named(options, said)
        .or(() -> onlyOne(options.stream().filter(option -> means(option, said)).toList()))
        .map(this::understood);
  }

  private Understood understood(Option option) {
    return new Understood(option.way(), label(option));
  }

  private String label(Option option) {
    return option.label().in(locale);
  }

  private boolean means(Option option, String said) {
    return says(said, List.of(label(option))) || says(said, option.words());
  }

  /** What fits two options is not understood. */
  private static Optional<Option> onlyOne(List<Option> fitting) {
    return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
  }

  private static Optional<Understood> free(Question question, String text) {
    String said = text.strip();
    return fits(question.answer(), said)
        ? Optional.of(new Understood(Objects.requireNonNull(question.then()), said))
        : Optional.empty();
  }

  private static boolean fits(Answer wanted, String said) {
    return switch (wanted) {
      case TEXT -> !said.isEmpty();
      case NAME -> said.length() <= 100 && said.codePoints().anyMatch(Character::isLetter);
      case EMAIL -> Contacts.isEmail(said);
      case PHONE -> Phone.read(said).isPresent();
    };
  }

  /** Which of two answers was meant, the first being yes; empty when that is not clear. */
  static Optional<Boolean> yesOrNo(String text, List<String> yes, List<String> no) {
    var number = NUMBER.matcher(text.strip());
    if (number.matches()) {
      return switch (number.group(1)) {
        case "1" -> Optional.of(true);
        case "2" -> Optional.of(false);
        default -> Optional.empty();
      };
    }
    // "não, obrigado" and "sim, mas não resolveu" are both a no
    if (says(text, no)) {
      return Optional.of(false);
    }
    return says(text, yes) ? Optional.of(true) : Optional.empty();
  }

  /** A wish, and no description of anything. */
  static boolean isShort(String said) {
    return words(said).split(" ", -1).length <= SHORT;
  }

  /** Whether any of these words stands in what was said, as a word. */
  static boolean says(String said, Collection<String> wanted) {
    String spaced = " " + words(said) + " ";
    return wanted.stream().anyMatch(word -> spaced.contains(" " + words(word) + " "));
  }

  /** Lower case, without accents and signs, one blank between words. */
  private static String words(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return NO_WORD.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
