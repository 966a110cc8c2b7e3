package dev.guiche.conversation;

import dev.guiche.database.Sql;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code that a customer is given and keeps: digits that can be said on the phone, a hyphen, and
 * a check digit that finds any single wrong digit and any two swapped ones (Damm's algorithm). Made
 * once, never changed.
 */
public record Protocol(String value) {
  private static final Pattern FORM = Pattern.compile("(?<![\\d-])(\\d{6,12})-(\\d)(?![\\d-])");

  /** A totally anti-symmetric quasigroup of order 10. */
  private static final int[][] DAMM = {
    {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
    {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
    {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
    {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
    {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
    {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
    {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
    {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
    {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
    {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}
  };

  public Protocol {
    if (!isValid(value)) {
      throw new IllegalArgumentException("Not a protocol: " + value);
    }
  }

  /** The next one; a transaction that rolls back leaves a gap, which is harmless. */
  public static Protocol next(Sql sql) {
    return of(sql.one("select nextval('protocol_number') as n", row -> row.number("n")));
  }

  public static Protocol of(long number) {
    return new Protocol(number + "-" + checkDigit(Long.toString(number)));
  }

  /**
   * The first protocol in a text such as a subject; codes with a wrong check digit are passed over.
   */
  public static Optional<Protocol> in(String text) {
    return FORM.matcher(text)
        .results()
        .map(found -> found.group())
        .filter(Protocol::isValid)
        .map(Protocol::new)
        .findFirst();
  }

  private static boolean isValid(String value) {
    var form = FORM.matcher(value);
    return form.matches() && checkDigit(form.group(1)) == form.group(2).charAt(0) - '0';
  }

  private static int checkDigit(String digits) {
    return digits.chars().reduce(0, (interim, digit) -> DAMM[interim][digit - '0']);
  }

  @Override
  public String toString() {
    return value;
  }
}
