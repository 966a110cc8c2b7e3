package dev.guiche.channel.telegram;

import dev.guiche.channel.Channel.Lookup;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.SendFailure;
import dev.guiche.channel.telegram.ApiFailure.Refusal;
import dev.guiche.channel.telegram.Attempts.Attempt;
import dev.guiche.database.DatabaseFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.telegram.telegrambots.meta.api.methods.updates.GetWebhookInfo;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageReplyMarkup;

/**
 * Finds a message whose answer was lost, though the Bot API lists none: the ids that it can have
 * are few, and an edit that changes nothing tells whose each of them is. ADR 10 has the reasons.
 */
final class LostAnswers {
  /** Ids that may have gone to what brings no update, such as service messages. */
  private static final int MARGIN = 24;

  /** So many questions at once; the rest in the next round, so that Telegram is not annoyed. */
  private static final int ROUND = 200;

  private final BotClient client;
  private final Attempts attempts;
  private final MessageIds ids;
  private final Duration settle;

  /** What an edit that changes nothing says of an id. */
  private enum Owner {
    BOT,
    SOMEBODY_ELSE,
    UNKNOWABLE
  }

  LostAnswers(BotClient client, Attempts attempts, MessageIds ids, Duration settle) {
    this.client = client;
    this.attempts = attempts;
    this.ids = ids;
    this.settle = settle;
  }

  Lookup find(OutboundMessage message, Predicate<ExternalId> known) throws SendFailure.Later {
    long chat = Long.parseLong(message.to().value());
    try {
      Optional<Attempt> attempt = attempts.find(message.delivery());
      if (attempt.isEmpty()) { // it is written down before the request goes out
        return new Lookup.Missing();
      }
      Attempt begun = attempt.get();
      if (begun.message() != null) {
        return new Lookup.Found(UpdateReader.externalId(chat, begun.message()));
      }
      if (begun.givenUp() || begun.above() == null) {
        return unknown(message.delivery());
      }
      if (begun.age().compareTo(settle) < 0) {
        throw new SendFailure.Later("A mensagem pode ainda chegar ao Telegram.", settle, null);
      }
      long until = begun.until() == null ? youngest(begun.above()) : begun.until();
      return search(message.delivery(), chat, begun.above(), until, known);
    } catch (DatabaseFailure silent) {
      throw new SendFailure.Later("O banco de dados não responde.", null, silent);
    }
  }

  /** The highest id that a message can have which is with Telegram by now. */
  private long youngest(long above) throws SendFailure.Later {
    long unread = unread(); // asked first: what is read meanwhile is counted twice, not never
    MessageIds.Known all = ids.known();
    return Math.max(above, all.highest()) + unread + all.open() + MARGIN;
  }

  private Lookup search(
      long delivery, long chat, long above, long until, Predicate<ExternalId> known)
      throws SendFailure.Later {
    LongPredicate taken = taken(chat, above, known);
    long id = above;
    try {
      for (int asked = 0; id < until; id++) {
        if (taken.test(id + 1)) {
          continue;
        }
        if (asked++ == ROUND) {
          throw new SendFailure.Later("Ainda à procura da mensagem.", Duration.ofSeconds(1), null);
        }
        switch (ownerOf(chat, id + 1)) {
          case BOT -> {
            attempts.succeeded(delivery, id + 1);
            return new Lookup.Found(UpdateReader.externalId(chat, id + 1));
          }
          case UNKNOWABLE -> {
            return unknown(delivery);
          }
          case SOMEBODY_ELSE -> {}
        }
      }
    } catch (SendFailure.Later later) {
      attempts.looking(delivery, id, until); // the next round goes on from here
      throw later;
    }
    attempts.forget(delivery);
    return new Lookup.Missing();
  }

  private LongPredicate taken(long chat, long above, Predicate<ExternalId> known) {
    Set<Long> accounted = attempts.accountedFor(chat, above);
    return id ->
        ids.isTaken(id) || accounted.contains(id) || known.test(UpdateReader.externalId(chat, id));
  }

  private Lookup unknown(long delivery) {
    attempts.giveUp(delivery);
    return new Lookup.Unknown(false);
  }

  /** How many messages wait with Telegram, and so have ids that we have not seen. */
  private int unread() throws SendFailure.Later {
    try {
      return client.call(new GetWebhookInfo()).getPendingUpdatesCount();
    } catch (ApiFailure failure) {
      throw Reasons.asking(failure);
    }
  }

  private Owner ownerOf(long chat, long id) throws SendFailure.Later {
    try {
      client.call(
          EditMessageReplyMarkup.builder().chatId(chat).messageId(Math.toIntExact(id)).build());
      return Owner.BOT;
    } catch (Refusal refusal) {
      if (refusal.code() == 429 || refusal.code() >= 500 || refusal.isAboutToken()) {
        throw Reasons.asking(refusal);
      }
      if (refusal.says("message is not modified")) {
        return Owner.BOT;
      }
      return refusal.says("message can't be edited") || refusal.says("message to edit not found")
          ? Owner.SOMEBODY_ELSE
          : Owner.UNKNOWABLE;
    } catch (ApiFailure silent) {
      throw Reasons.asking(silent);
    }
  }
}
