package dev.guiche.channel;

import java.util.Locale;

/**
 * Where a person can be reached on one kind of channel, in the form in which two spellings of the
 * same address are equal: Telegram's chat id; a phone number in E.164 with Brazil's ninth digit; a
 * lower-case e-mail address; a web visitor's id. The adapter brings it into that form.
 */
public record Address(ChannelKind kind, String value) {
  public Address {
    if (value.isBlank() || value.length() > 320) {
      throw new IllegalArgumentException("An address has 1 to 320 characters");
    }
  }

  public static Address email(String value) {
    return new Address(ChannelKind.EMAIL, value.strip().toLowerCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return kind + ":" + value;
  }
}
