package dev.guiche.care;

import java.util.regex.Pattern;

/** What somebody who was asked for a grade has said. */
sealed interface Grade {
  /**
   * @param stars 1 to 5
   */
  record Stars(int stars) implements Grade {}

  /** A number that is no grade. */
  record OutOfRange() implements Grade {}

  /** Not a grade, but nothing that asks for an answer either. */
  record Thanks() implements Grade {}

  /** Other words. */
  record Words(boolean ask) implements Grade {}

  Pattern NUMBER =
      Pattern.compile("(?:nota|note|grade|dou)?\\s*(\\d{1,4})\\s*(?:estrelas?|stars?|estrellas?)?");

  static Grade of(String text, Phrases phrases) {
    String said = text.strip();
    long stars = said.codePoints().filter(sign -> sign == 0x2B50 || sign == 0x2605).count();
    if (stars >= 1 && said.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return grade((int) Math.min(stars, 9));
    }
    var number = NUMBER.matcher(Phrases.plain(said));
    if (number.matches()) {
      // A minus sign goes with the other signs; it makes a number that is no grade.
      return said.startsWith("-") ? new OutOfRange() : grade(Integer.parseInt(number.group(1)));
    }
    boolean wordless = said.codePoints().noneMatch(Character::isLetterOrDigit);
    return wordless || phrases.means("words.thanks", said)
        ? new Thanks()
        : new Words(said.contains("?"));
  }

  private static Grade grade(int number) {
    return number >= 1 && number <= 5 ? new Stars(number) : new OutOfRange();
  }
}
