package dev.guiche.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What other programs can be told of; {@link #word} is its name in files and on the wire. */
public enum WebhookEvent {
  CONVERSATION_OPENED(false),
  CONVERSATION_ASSIGNED(false),
  CONVERSATION_TRANSFERRED(false),
  CONVERSATION_CLOSED(false),
  MESSAGE_RECEIVED(false),
  MESSAGE_SENT(false),
  NOTE_WRITTEN(true),
  TICKET_OPENED(false),
  TICKET_MOVED(false),
  TICKET_ASSIGNED(true),
  TICKET_TRANSFERRED(false),
  TICKET_PROMISED(false),
  TICKET_CLOSED(false),
  TICKET_REOPENED(false),
  RATING_GIVEN(false);

  private final boolean internal;

  WebhookEvent(boolean internal) {
    this.internal = internal;
  }

  /** Only for hooks that ask for what stays in the house. */
  public boolean isInternal() {
    return internal;
  }

  /** {@code ticket.opened} */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  public static List<String> words() {
    return Arrays.stream(values()).map(WebhookEvent::word).toList();
  }

  static Optional<WebhookEvent> of(String word) {
    return Arrays.stream(values()).filter(event -> event.word().equals(word)).findFirst();
  }
}
