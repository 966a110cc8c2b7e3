package dev.guiche.channel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a customer, as an adapter hands it to the {@link Inbox}.
 *
 * @param senderName as the provider shows it; empty where it is unknown
 * @param sentAt the provider's time of the message, or of its arrival where the provider gives none
 * @param order rises with the order in which the customer sent the messages of one conversation, in
 *     the provider's own count (Telegram's message id, the web client's counter, a mail's UID); 0
 *     where the provider has none
 * @param answers the message that this one replies to, the customer's or ours; null for none
 * @param email the sender's e-mail address where the channel has proven it (mail itself, a signed
 *     web identity), or null
 * @param mail null on every channel but e-mail
 */
public record InboundMessage(
    ChannelName channel,
    ExternalId externalId,
    Address from,
    String senderName,
    Instant sentAt,
    long order,
    Content content,
    List<InboundAttachment> attachments,
    @Nullable ExternalId answers,
    @Nullable String email,
    @Nullable MailFacts mail) {

  public InboundMessage {
    attachments = List.copyOf(attachments);
  }
}
