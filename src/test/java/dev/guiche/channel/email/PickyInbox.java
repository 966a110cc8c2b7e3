package dev.guiche.channel.email;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.DeliveryReport;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.Inbox;
import dev.guiche.channel.RecordingInbox;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A house that has no room for certain mails, or breaks over them, and takes all others. */
record PickyInbox(
    RecordingInbox house, Set<String> noRoomFor, Set<String> breaksOver, AtomicInteger badDays)
    implements Inbox {

  PickyInbox(RecordingInbox house) {
    this(house, ConcurrentHashMap.newKeySet(), ConcurrentHashMap.newKeySet(), new AtomicInteger());
  }

  @Override
  public Receipt receive(InboundMessage message) throws InboxUnavailable {
    String text = message.content().text();
    if (noRoomFor.contains(text)) {
      throw new InboxUnavailable("No room for " + text, null);
    }
    if (breaksOver.contains(text)) {
      throw new IllegalStateException("Broken over " + text);
    }
    return house.receive(message);
  }

  @Override
  public Receipt edited(InboundMessage newWording) throws InboxUnavailable {
    return house.edited(newWording);
  }

  @Override
  public void report(DeliveryReport report) throws InboxUnavailable {
    house.report(report);
  }

  /** Fails as often as there are bad days. */
  @Override
  public void quarantine(ChannelName channel, @Nullable ExternalId id, byte[] raw, Throwable why)
      throws InboxUnavailable {
    if (badDays.getAndUpdate(days -> Math.max(0, days - 1)) > 0) {
      throw new IllegalStateException("The quarantine is broken too");
    }
    house.quarantine(channel, id, raw, why);
  }

  @Override
  public void typing(ChannelName channel, Address from) {
    house.typing(channel, from);
  }
}
