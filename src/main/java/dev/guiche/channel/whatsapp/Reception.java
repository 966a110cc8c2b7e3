package dev.guiche.channel.whatsapp;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.Inbox;
import dev.guiche.channel.Inbox.InboxUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes verified web hooks to the inbox. Returns an answer only after the commit. */
final class Reception {
  private static final Logger log = LoggerFactory.getLogger(Reception.class);

  /** Enough for the minutes between two looks for what was missed. */
  private static final int REMEMBERED = 50_000;

  private final ChannelName channel;
  private final Arrivals arrivals;
  private final Recent<ExternalId, Boolean> taken = new Recent<>(REMEMBERED);
  private volatile @Nullable Inbox inbox;

  Reception(ChannelName channel, Arrivals arrivals) {
    this.channel = channel;
    this.arrivals = arrivals;
  }

  void start(Inbox inbox) {
    this.inbox = inbox;
  }

  /**
   * Whether a hook brought it, so that it need not be offered again; false for what is long past.
   */
  boolean hasTaken(ExternalId id) {
    return taken.get(id) != null;
  }

  Answer message(Form form, byte[] raw) throws InboxUnavailable {
    Inbox open = open();
    InboundMessage message;
    try {
      message = arrivals.read(form);
    } catch (RuntimeException notUnderstood) {
      return keepRaw(open, form, raw, notUnderstood);
    }
    open.receive(message);
    taken.put(message.externalId(), Boolean.TRUE);
    return Answer.TAKEN;
  }

  /** Twilio signed it, so it is somebody's message; a refusal would lose it. */
  private Answer keepRaw(Inbox open, Form form, byte[] raw, RuntimeException why)
      throws InboxUnavailable {
    log.error("Channel {} keeps a message in quarantine that it cannot read", channel, why);
    open.quarantine(channel, Arrivals.idOf(form), raw, why);
    return Answer.TAKEN;
  }

  Answer status(Form form, byte[] raw) throws InboxUnavailable {
    var report = Statuses.read(channel, form);
    if (report.isPresent()) {
      open().report(report.get());
    }
    return Answer.NOTED;
  }

  private Inbox open() throws InboxUnavailable {
    Inbox open = inbox;
    if (open == null) {
      throw new InboxUnavailable("The channel has not started", null);
    }
    return open;
  }
}
