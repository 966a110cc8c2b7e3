package dev.guiche.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call to a provider: a text, a file, or a whole mail.
 *
 * @param delivery the outbox's number of it; the same for every attempt
 * @param text may be empty when there is a file
 * @param html null where there is only text; only e-mail carries it
 * @param attachments at most one, except on e-mail
 * @param answers the customer's message that this one replies to, or null
 * @param mail null on every channel but e-mail
 * @param outsideWindow whether the channel's {@link Channel#answerWindow} has passed, so that only
 *     an approved template may go; the outbox judges it anew before each attempt
 * @param choices what the customer may answer with one touch; empty for a free answer. A channel
 *     that has no buttons leaves them out
 */
public record OutboundMessage(
    long delivery,
    Address to,
    String text,
    @Nullable String html,
    List<OutboundAttachment> attachments,
    @Nullable ExternalId answers,
    @Nullable MailEnvelope mail,
    boolean outsideWindow,
    List<String> choices) {

  public OutboundMessage {
    attachments = List.copyOf(attachments);
    choices = List.copyOf(choices);
  }

  /** A message inside the window, or on a channel that has none. */
  public OutboundMessage(
      long delivery,
      Address to,
      String text,
      @Nullable String html,
      List<OutboundAttachment> attachments,
      @Nullable ExternalId answers,
      @Nullable MailEnvelope mail) {
    this(delivery, to, text, html, attachments, answers, mail, false, List.of());
  }
}
