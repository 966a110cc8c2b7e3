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
    @Nullable MailEnvelope mail) {

  public NewDelivery {
    files = List.copyOf(files);
  }
}
