package dev.guiche.channel.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.twilio.rest.api.v2010.account.Message;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.Inbox;
import dev.guiche.channel.Inbox.InboxUnavailable;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.database.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what came while we were away. Twilio tries a web hook for seconds, then drops it; but its
 * list of messages still has it. Each is offered to the inbox, which knows those that it has.
 */
final class CatchUp {
  private static final Logger log = LoggerFactory.getLogger(CatchUp.class);

  /** Read at once; a long outage is worked off piece by piece, oldest first. */
  private static final Duration PIECE = Duration.ofHours(1);

  private final ChannelName channel;
  private final Twilio twilio;
  private final Arrivals arrivals;
  private final Predicate<ExternalId> isTaken;
  private final Sql sql;
  private final Pace pace;
  private volatile @Nullable Thread thread;

  /**
   * @param isTaken tells, as far as it is remembered, what need not be offered
   */
  CatchUp(
      ChannelName channel,
      Twilio twilio,
      Arrivals arrivals,
      Predicate<ExternalId> isTaken,
      Sql sql,
      Pace pace) {
    this.channel = channel;
    this.twilio = twilio;
    this.arrivals = arrivals;
    this.isTaken = isTaken;
    this.sql = sql;
    this.pace = pace;
  }

  void start(Inbox inbox) {
    thread = Thread.ofVirtual().name("whatsapp-catch-up").start(() -> run(inbox));
  }

  void stop() {
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }

  private void run(Inbox inbox) {
    try {
      while (true) {
        lookAgain(inbox);
        Thread.sleep(pace.round());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookAgain(Inbox inbox) {
    try {
      Instant until = Instant.now().minus(pace.settling());
      for (Instant from = seenUntil(until); from.isBefore(until); ) {
        Instant to = until.isBefore(from.plus(PIECE)) ? until : from.plus(PIECE);
        offer(inbox, twilio.receivedBetween(from, to));
        remember(to);
        from = to;
      }
    } catch (TwilioFailure | DatabaseFailure | InboxUnavailable notNow) {
      log.info("Channel {} looks for missed messages later: {}", channel, notNow.getMessage());
    }
  }

  private void offer(Inbox inbox, List<Message> listed) throws InboxUnavailable {
    int missed = 0;
    for (Message message : listed.reversed()) {
      if (!isKnown(inbox, message)) {
        missed++;
      }
    }
    if (missed > 0) {
      log.warn("Channel {} found {} messages that Twilio could not deliver", channel, missed);
    }
  }

  private boolean isKnown(Inbox inbox, Message message) throws InboxUnavailable {
    var id = new ExternalId(message.getSid());
    if (isTaken.test(id)) {
      return true;
    }
    InboundMessage read;
    try {
      read = arrivals.read(message, twilio);
    } catch (IllegalArgumentException notUnderstood) {
      inbox.quarantine(channel, id, message.toString().getBytes(UTF_8), notUnderstood);
      return true;
    }
    return inbox.receive(read).known();
  }

  /** Where a channel is new, what came before it is not its own. */
  private Instant seenUntil(Instant otherwise) {
    return sql.one(
        """
        insert into whatsapp_catch_up (channel, seen_until) values ($1, $2)
        on conflict (channel) do update set seen_until = whatsapp_catch_up.seen_until
        returning seen_until
        """,
        row -> row.instant("seen_until"),
        channel.value(),
        otherwise);
  }

  private void remember(Instant until) {
    sql.send(
        """
        update whatsapp_catch_up set seen_until = greatest(seen_until, $2) where channel = $1
        """,
        channel.value(),
        until);
  }
}
