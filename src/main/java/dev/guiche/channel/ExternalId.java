package dev.guiche.channel;

/**
 * What a provider calls one message; unique within its channel. Telegram: {@code chat:message};
 * Twilio: the MessageSid; e-mail: the Message-ID with its angle brackets, or {@code sha256:…} of
 * the raw mail where there is none; web chat: the client's own message id.
 */
public record ExternalId(String value) {
  public static final int LONGEST = 998;

  public ExternalId {
    if (value.isBlank() || value.length() > LONGEST) {
      throw new IllegalArgumentException("An external id has 1 to " + LONGEST + " characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
