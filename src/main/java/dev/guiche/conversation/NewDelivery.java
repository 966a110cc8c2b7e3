package dev.guiche.conversation;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.MailEnvelope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call to a provider that an entry asks for.
 *
 * @param files numbers of stored attachments
 * @param mail null on every channel but e-mail
 * @param choices what the customer may answer with one touch, where the channel has buttons
 */
public record NewDelivery(
    EntryId entry,
    TimelineId timeline,
    ChannelName channel,
    Address to,
    String text,
    @Nullable String html,
    List<Long> files,
    @Nullable ExternalId answers,
    @Nullable MailEnvelope mail,
    List<String> choices) {

  public NewDelivery {
    files = List.copyOf(files);
    choices = List.copyOf(choices);
  }

  /** One that asks nothing. */
  public NewDelivery(
      EntryId entry,
      TimelineId timeline,
      ChannelName channel,
      Address to,
      String text,
      @Nullable String html,
      List<Long> files,
      @Nullable ExternalId answers,
      @Nullable MailEnvelope mail) {
    this(entry, timeline, channel, to, text, html, files, answers, mail, List.of());
  }
}
