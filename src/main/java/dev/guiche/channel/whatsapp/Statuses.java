package dev.guiche.channel.whatsapp;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.DeliveryReport;
import dev.guiche.channel.DeliveryStatus;
import dev.guiche.channel.ExternalId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what became of a message of ours out of a verified status call-back.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/track-outbound-message-status">the
 *     fields</a>
 */
final class Statuses {
  private Statuses() {}

  /** Empty where a call-back says nothing that matters here. */
  static Optional<DeliveryReport> read(ChannelName channel, Form form) {
    ExternalId message = Arrivals.idOf(form);
    DeliveryStatus status = statusOf(form.get("MessageStatus"), form.get("EventType"));
    return message == null || status == null
        ? Optional.empty()
        : Optional.of(
            new DeliveryReport(
                channel, message, status, status == DeliveryStatus.FAILED ? reason(form) : null));
  }

  private static @Nullable DeliveryStatus statusOf(String status, String event) {
    if (event.equals("READ")) {
      return DeliveryStatus.READ;
    }
    return switch (status) {
      case "accepted", "scheduled", "queued", "sending", "sent" -> DeliveryStatus.SENT;
      case "delivered" -> DeliveryStatus.DELIVERED;
      case "read" -> DeliveryStatus.READ;
      case "undelivered", "failed", "canceled" -> DeliveryStatus.FAILED;
      default -> null; // Twilio adds words without notice
    };
  }

  private static String reason(Form form) {
    int code = form.number("ErrorCode");
    String words = form.get("ErrorMessage");
    return Reasons.of(code, words.isBlank() ? form.get("ChannelStatusMessage") : words);
  }
}
