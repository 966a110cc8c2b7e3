package dev.guiche.channel.email;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.Inbox;
import dev.guiche.channel.Inbox.InboxUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes mails apart and hands them to the inbox, many at once, each on a virtual thread of its own.
 * A mail is given up only when its connection ends; then it is read again over the next one.
 */
final class Handover {
  private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

  private final ChannelName channel;
  private final MailParser parser;
  private final Inbox inbox;
  private final BooleanSupplier stopped;
  private final InOrder inOrder = new InOrder();
  private CompletableFuture<Void> lastInLine = CompletableFuture.completedFuture(null);
  private volatile boolean ended;

  Handover(ChannelName channel, MailParser parser, Inbox inbox, BooleanSupplier stopped) {
    this.channel = channel;
    this.parser = parser;
    this.inbox = inbox;
    this.stopped = stopped;
  }

  /**
   * @param raw the mail, or its beginning
   * @param cutFrom the size of the whole mail in bytes where only its beginning is here, else 0
   * @param order rises with arrival
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Raw(byte[] raw, long cutFrom, Instant arrived, long order) {}

  /** Returns at once; called by one thread, in the order of arrival. */
  void take(Raw mail, Window.Pending place) {
    var before = lastInLine;
    var inLine = new CompletableFuture<Void>();
    lastInLine = inLine;
    Thread.ofVirtual().name("mail-" + channel).start(() -> work(mail, place, before, inLine));
  }

  /**
   * Puts what is known of a mail into quarantine; returns at once.
   *
   * @param id the mail's own is not known
   */
  void putAside(String id, byte[] known, UnreadableMail why, Window.Pending place) {
    Thread.ofVirtual()
        .name("mail-" + channel)
        .start(() -> finish(place, () -> quarantine(new ExternalId(id), known, why)));
  }

  /** No further attempt is made to hand over what the inbox has not kept yet. */
  void end() {
    ended = true;
  }

  private void work(
      Raw mail,
      Window.Pending place,
      CompletableFuture<Void> before,
      CompletableFuture<Void> inLine) {
    try {
      finish(place, () -> keep(mail, before, inLine));
    } finally {
      inLine.complete(null);
    }
  }

  @FunctionalInterface
  private interface Work {
    boolean isKept() throws InterruptedException;
  }

  private static void finish(Window.Pending place, Work work) {
    boolean kept = false;
    try {
      kept = work.isKept();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } finally {
      if (kept) {
        place.keep();
      } else {
        place.abandon();
      }
    }
  }

  private boolean keep(Raw mail, CompletableFuture<Void> before, CompletableFuture<Void> inLine)
      throws InterruptedException {
    InboundMessage message;
    try {
      message = parser.parse(mail.raw(), mail.cutFrom(), mail.arrived(), mail.order());
    } catch (UnreadableMail unreadable) {
      return quarantine(null, mail.raw(), unreadable);
    }
    var done = new CompletableFuture<Void>();
    before.join();
    List<CompletableFuture<Void>> first = inOrder.enter(message, done);
    inLine.complete(null);
    try {
      first.forEach(CompletableFuture::join);
      return receive(message, mail.raw());
    } finally {
      inOrder.leave(message, done);
      done.complete(null);
    }
  }

  private boolean receive(InboundMessage message, byte[] raw) throws InterruptedException {
    try {
      return insist(() -> inbox.receive(message));
    } catch (RuntimeException defect) {
      return quarantine(message.externalId(), raw, defect);
    }
  }

  private boolean quarantine(@Nullable ExternalId id, byte[] raw, Throwable why)
      throws InterruptedException {
    LOG.warn("Channel {}: a mail goes to quarantine: {}", channel, why.toString());
    ExternalId name = id != null ? id : new ExternalId("sha256:" + MailParser.hash(raw));
    return insist(() -> putInto(name, raw, why));
  }

  /** There is no further place to put it, so that a defect here too is tried again. */
  private void putInto(ExternalId id, byte[] raw, Throwable why) throws InboxUnavailable {
    try {
      inbox.quarantine(channel, id, raw, why);
    } catch (RuntimeException defect) {
      throw new InboxUnavailable("the quarantine failed: " + defect.getMessage(), defect);
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws InboxUnavailable;
  }

  /**
   * Again and again until the inbox has it; false when the connection or the channel ends first.
   */
  private boolean insist(Step step) throws InterruptedException {
    var pause = new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5));
    while (!ended && !stopped.getAsBoolean()) {
      try {
        step.run();
        return true;
      } catch (InboxUnavailable later) {
        LOG.warn("Channel {}: the inbox keeps nothing now: {}", channel, later.getMessage());
        Thread.sleep(pause.next());
      }
    }
    return false;
  }
}
