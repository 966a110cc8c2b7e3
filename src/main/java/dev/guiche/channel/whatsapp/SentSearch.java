package dev.guiche.channel.whatsapp;

import com.twilio.rest.api.v2010.account.Message;
import dev.guiche.channel.Channel.Lookup;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.OutboundMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds, in Twilio's list of what went to a customer, the message of an attempt whose answer was
 * lost. Twilio keeps no number of ours, so it is known by its words; of two with the same words the
 * older one that is not accounted for is the one in doubt, since the outbox sends in order.
 */
final class SentSearch {
  /** Older ones with the same words are of an earlier day, or of another program. */
  private static final Duration AT_MOST_OLD = Duration.ofDays(2);

  private final Clock clock;

  SentSearch(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param listed newest first
   */
  Lookup find(List<Message> listed, OutboundMessage wanted, Predicate<ExternalId> known) {
    Lookup oldest = new Lookup.Missing();
    for (Message message : listed) {
      if (isRecent(message) && says(message, wanted) && !hasFailed(message)) {
        var id = new ExternalId(message.getSid());
        if (!known.test(id)) {
          oldest = new Lookup.Found(id);
        }
      }
    }
    return oldest instanceof Lookup.Missing && isCutOff(listed)
        ? new Lookup.Unknown(false)
        : oldest;
  }

  private boolean isCutOff(List<Message> listed) {
    return listed.size() >= Twilio.MOST_LISTED && isRecent(listed.getLast());
  }

  private boolean isRecent(Message message) {
    @Nullable ZonedDateTime created = message.getDateCreated();
    return created == null || created.toInstant().isAfter(clock.instant().minus(AT_MOST_OLD));
  }

  private static boolean says(Message message, OutboundMessage wanted) {
    String body = message.getBody() == null ? "" : message.getBody().strip();
    boolean hasFile = message.getNumMedia() != null && !message.getNumMedia().equals("0");
    return hasFile != wanted.attachments().isEmpty()
        && (body.equals(wanted.text().strip())
            || (wanted.outsideWindow() || !wanted.choices().isEmpty())
                && body.contains(TemplateText.of(wanted.text())));
  }

  /** It never reached the customer; sending it again does no harm. */
  private static boolean hasFailed(Message message) {
    return message.getStatus() == Message.Status.FAILED
        || message.getStatus() == Message.Status.UNDELIVERED
        || message.getStatus() == Message.Status.CANCELED;
  }
}
