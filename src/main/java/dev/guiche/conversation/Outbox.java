package dev.guiche.conversation;

import dev.guiche.channel.Channel;
import dev.guiche.channel.Channel.Lookup;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.Channels;
import dev.guiche.channel.DeliveryStatus;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.SendFailure;
import dev.guiche.conversation.Deliveries.Claimed;
import dev.guiche.database.Database;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.database.Node;
import dev.guiche.database.Patience;
import dev.guiche.database.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what we say to the providers. An entry and its deliveries are committed together ({@link
 * #enqueue}); then each delivery is claimed, sent and written down. A provider that asks to wait is
 * obeyed, one that refuses ends the delivery with its reason, and where an answer was lost the
 * provider is asked before anything is sent again.
 */
public final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final int AT_ONCE = 64;
  private static final int ATTEMPTS = 12;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final Duration LOOK_FOR_ORPHANS = Duration.ofSeconds(5);

  private final Deliveries deliveries;
  private final Node node;
  private final Channels channels;
  private final Announcements announcements;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Semaphore bell = new Semaphore(0);
  private final ConcurrentHashMap<Long, Claimed> underWay = new ConcurrentHashMap<>();
  private volatile boolean open;
  private @Nullable Thread carrier;

  public Outbox(Database database, Node node, Channels channels, Announcements announcements) {
    this.deliveries = new Deliveries(database);
    this.node = node;
    this.channels = channels;
    this.announcements = announcements;
  }

  /**
   * Part of the caller's transaction; call {@link #wake} after its commit. Returns the delivery's
   * number.
   */
  public static long enqueue(Sql tx, NewDelivery delivery) {
    return Deliveries.add(tx, delivery);
  }

  /** Something may be due. Costs nothing when nothing is. */
  public void wake() {
    if (bell.availablePermits() == 0) {
      bell.release();
    }
  }

  /** Tries the failed parts of an entry again; false when none had failed. */
  public boolean retry(EntryId entry) {
    var again = deliveries.retry(entry);
    wake();
    return again;
  }

  public void start() {
    open = true;
    carrier = Thread.ofVirtual().name("outbox").start(this::carry);
  }

  /** Begins nothing new and waits for what is under way. */
  public void stop() {
    open = false;
    wake();
    try {
      if (carrier != null) {
        carrier.join(Duration.ofSeconds(5));
      }
      if (places.tryAcquire(AT_ONCE, 10, TimeUnit.SECONDS)) {
        places.release(AT_ONCE);
      } else {
        LOG.warn(
            "{} messages are still under way; the next start asks their providers",
            underWay.size());
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void carry() {
    var orphansAt = Instant.MIN;
    while (open) {
      try {
        if (Instant.now().isAfter(orphansAt)) {
          takeOver();
          orphansAt = Instant.now().plus(LOOK_FOR_ORPHANS);
        }
        if (!claim()) {
          rest();
        }
      } catch (DatabaseFailure away) {
        LOG.warn("The outbox waits for the database: {}", away.getMessage());
        pause(Duration.ofSeconds(1));
      } catch (InterruptedException asked) {
        return;
      }
    }
  }

  private List<ChannelName> names() {
    return channels.all().stream().map(Channel::name).toList();
  }

  private void takeOver() {
    for (var orphan : deliveries.takeOver(node, underWay.keySet(), names(), AT_ONCE)) {
      LOG.info("Delivery {} is in nobody's hands; asking {}", orphan.id(), orphan.channel());
      inItsOwnThread(orphan, this::settle);
    }
  }

  /** True when there may be more. */
  private boolean claim() throws InterruptedException {
    places.acquire();
    var free = 1 + places.drainPermits();
    List<Claimed> claimed = List.of();
    try {
      claimed = deliveries.claim(node, names(), free);
    } finally {
      places.release(free - claimed.size());
    }
    claimed.forEach(delivery -> inItsOwnThread(delivery, this::sendAndLeave));
    return claimed.size() == free;
  }

  private void rest() throws InterruptedException {
    if (bell.tryAcquire()) {
      bell.drainPermits();
      return; // it rang while we looked: nobody needs to know how long we may sleep
    }
    var next = deliveries.untilNextDue();
    var longest = next == null || next.compareTo(LOOK_FOR_ORPHANS) > 0 ? LOOK_FOR_ORPHANS : next;
    // At least a moment: one that is due but held back by an older one must not make us spin.
    if (bell.tryAcquire(Math.max(20, longest.toMillis()), TimeUnit.MILLISECONDS)) {
      bell.drainPermits();
    }
  }

  @FunctionalInterface
  private interface Step {
    void take(Channel channel, Claimed claimed);
  }

  private void inItsOwnThread(Claimed claimed, Step step) {
    underWay.put(claimed.id(), claimed);
    Thread.ofVirtual()
        .name("delivery-" + claimed.id())
        .start(
            () -> {
              try {
                step.take(channels.find(claimed.channel()).orElseThrow(), claimed);
              } catch (RuntimeException defect) {
                LOG.error(
                    "Delivery {} on {} met a defect", claimed.id(), claimed.channel(), defect);
                Patience.run(
                    () -> deliveries.failed(claimed, "Erro interno ao enviar. Tente de novo."));
              } finally {
                underWay.remove(claimed.id());
              }
              announcements.changed(claimed.timeline());
              wake();
            });
  }

  private void sendAndLeave(Channel channel, Claimed claimed) {
    boolean inDoubt;
    try {
      inDoubt = !send(channel, claimed);
    } finally {
      places.release();
    }
    if (inDoubt) {
      settle(
          channel, claimed); // without a place: a provider that is away must not hold up the others
    }
  }

  /** False when the provider may have it and may not. */
  private boolean send(Channel channel, Claimed claimed) {
    try {
      var sent = channel.send(message(channel, claimed));
      Patience.run(() -> deliveries.sent(claimed, sent.id(), sent.status()));
      return true;
    } catch (SendFailure failure) {
      switch (failure) {
        case SendFailure.Later later -> later(claimed, later);
        case SendFailure.Refused refused ->
            Patience.run(() -> deliveries.failed(claimed, refused.reason()));
        case SendFailure.InDoubt doubt -> {
          LOG.info(
              "Delivery {} on {} is in doubt: {}", claimed.id(), claimed.channel(), doubt.reason());
          return false;
        }
      }
      return true;
    }
  }

  private OutboundMessage message(Channel channel, Claimed claimed) {
    return Patience.get(() -> deliveries.message(claimed, isOutsideWindow(channel, claimed)));
  }

  /** What they wrote elsewhere, such as by mail on the ticket, opens no window here. */
  private boolean isOutsideWindow(Channel channel, Claimed claimed) {
    var window = channel.answerWindow();
    return window != null && deliveries.isSilent(claimed, window);
  }

  /** Asks the provider whether it has a message whose answer was lost, for as long as it takes. */
  private void settle(Channel channel, Claimed claimed) {
    var message = message(channel, claimed);
    for (int round = 1; ; round++) {
      try {
        var answer = channel.findSent(message, id -> isKnown(channel, id));
        Patience.run(() -> settled(claimed, answer));
        return;
      } catch (SendFailure.Later away) {
        if (!open) {
          return; // It stays under way; the next node that starts asks again.
        }
        pause(backOff(round));
      }
    }
  }

  private boolean isKnown(Channel channel, ExternalId id) {
    return Patience.get(() -> deliveries.isKnown(channel.name(), id));
  }

  private void settled(Claimed claimed, Lookup answer) {
    switch (answer) {
      case Lookup.Found found -> deliveries.sent(claimed, found.id(), DeliveryStatus.SENT);
      case Lookup.Missing missing -> again(claimed);
      case Lookup.Unknown unknown when unknown.repeatIsHarmless() -> again(claimed);
      case Lookup.Unknown unknown ->
          deliveries.failed(
              claimed,
              "A conexão caiu durante o envio e o provedor não sabe dizer se a mensagem chegou.");
    }
  }

  private void again(Claimed claimed) {
    deliveries.pending(claimed, Duration.ZERO, "A conexão caiu durante o envio.");
  }

  private void later(Claimed claimed, SendFailure.Later later) {
    // An outage is not the message's fault: only a provider that answers and refuses uses attempts
    // up.
    if (later.after() == null && claimed.attempts() >= ATTEMPTS && later.getCause() == null) {
      Patience.run(() -> deliveries.failed(claimed, later.reason()));
    } else {
      var after = later.after() == null ? backOff(claimed.attempts()) : later.after();
      Patience.run(() -> deliveries.pending(claimed, after, later.reason()));
    }
  }

  /**
   * Doubles from half a second, with a little chance in it so that many do not come back together.
   */
  private static Duration backOff(int round) {
    var millis = Math.min(LONGEST_WAIT.toMillis(), 250L << Math.min(round, 20));
    return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis));
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }
}
