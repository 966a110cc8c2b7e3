package dev.guiche.contact.company;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A CNPJ, of digits or in the form with letters that is given out from July 2026 on; the check
 * digits of both are computed alike.
 *
 * @param value 12 digits or capital letters and 2 digits
 */
public record TaxId(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9A-Z]{12}[0-9]{2}");

  public TaxId {
    if (!FORM.matcher(value).matches() || !isRight(value)) {
      throw new IllegalArgumentException("Not a CNPJ: " + value);
    }
  }

  /** With or without punctuation; an ERP or a spreadsheet may have lost zeros at the beginning. */
  public static Optional<TaxId> read(String written) {
    String bare = written.replaceAll("[\\s./-]", "").toUpperCase(Locale.ROOT);
    String whole = bare.matches("[0-9]{11,13}") ? "0".repeat(14 - bare.length()) + bare : bare;
    return FORM.matcher(whole).matches() && isRight(whole)
        ? Optional.of(new TaxId(whole))
        : Optional.empty();
  }

  private static boolean isRight(String value) {
    boolean allAlike = value.chars().distinct().count() == 1;
    return !allAlike
        && value.charAt(12) == check(value.substring(0, 12))
        && value.charAt(13) == check(value.substring(0, 13));
  }

  /** Weights 2 to 9 from the right, over and over; a letter counts as its code less that of 0. */
  private static char check(String before) {
    int sum = 0;
    for (int i = 0; i < before.length(); i++) {
      sum += (before.charAt(before.length() - 1 - i) - '0') * (2 + i % 8);
    }
    int rest = sum % 11;
    return (char) ('0' + (rest < 2 ? 0 : 11 - rest));
  }

  /** As people write it, such as {@code 12.ABC.345/01DE-35}. */
  public String forReading() {
    return "%s.%s.%s/%s-%s"
        .formatted(
            value.substring(0, 2),
            value.substring(2, 5),
            value.substring(5, 8),
            value.substring(8, 12),
            value.substring(12));
  }
}
