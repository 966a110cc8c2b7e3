package dev.guiche.sandbox.whatsapp;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Every message of the account, in the order in which Twilio took it. */
final class Ledger {
  private final List<StoredMessage> messages = new ArrayList<>();

  static String newSid(String prefix) {
    return prefix + UUID.randomUUID().toString().replace("-", "");
  }

  synchronized void add(StoredMessage message) {
    messages.add(message);
  }

  /** Newest first, as Twilio lists them. */
  synchronized List<StoredMessage> list(Predicate<StoredMessage> wanted) {
    return messages.reversed().stream().filter(wanted).toList();
  }

  synchronized @Nullable StoredMessage find(String sid) {
    return messages.reversed().stream().filter(m -> m.sid.equals(sid)).findFirst().orElse(null);
  }

  synchronized List<Media> mediaOf(String message) {
    StoredMessage owner = find(message);
    return owner == null ? List.of() : List.copyOf(owner.media);
  }

  @Nullable Media media(String message, String sid) {
    return mediaOf(message).stream().filter(m -> m.sid().equals(sid)).findFirst().orElse(null);
  }

  synchronized void move(StoredMessage message, String status, @Nullable Integer errorCode) {
    message.status = status;
    message.errorCode = errorCode;
  }

  synchronized void attach(StoredMessage message, Media media) {
    message.media.add(media);
  }
}
