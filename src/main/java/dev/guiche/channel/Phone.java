package dev.guiche.channel;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number in the form in which two spellings of it are equal: E.164, Brazilian mobile
 * numbers with the ninth digit that they were given from 2012 to 2016.
 *
 * @param e164 such as {@code +5531987654321}
 */
public record Phone(String e164) {
  private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{4,14}");

  /** Area code, then eight digits of which the first is none of a land line's. */
  private static final Pattern WITHOUT_NINTH = Pattern.compile("\\+55([1-9][1-9])([6-9][0-9]{7})");

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  public Phone {
    if (!FORM.matcher(e164).matches()) {
      throw new IllegalArgumentException("Not a telephone number in E.164: " + e164);
    }
  }

  /**
   * What a person or a provider wrote; a number without a country code is taken as Brazilian. Empty
   * when it is no telephone number.
   */
  public static Optional<Phone> read(String written) {
    try {
      var number = NUMBERS.parse(written, "BR");
      return NUMBERS.isPossibleNumber(number)
          ? Optional.of(new Phone(withNinth(NUMBERS.format(number, PhoneNumberFormat.E164))))
          : Optional.empty();
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }

  private static String withNinth(String e164) {
    var old = WITHOUT_NINTH.matcher(e164);
    return old.matches() ? "+55" + old.group(1) + "9" + old.group(2) : e164;
  }

  /** As people write it, such as {@code +55 31 98765-4321}. */
  public String forReading() {
    try {
      return NUMBERS.format(NUMBERS.parse(e164, null), PhoneNumberFormat.INTERNATIONAL);
    } catch (NumberParseException unknownCountry) {
      return e164;
    }
  }

  @Override
  public String toString() {
    return e164;
  }
}
