package dev.guiche.channel.telegram;

import dev.guiche.channel.SendFailure;
import dev.guiche.database.Database;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.database.Patience;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was tried, written down before each attempt, so that the next process knows where to look
 * for what it finds no answer to. How an attempt ended is written down for as long as it takes: one
 * that stayed open would hold up all that follows in its chat.
 */
final class Attempts {
  /** Stands for a message of which nobody will ever know whether it was sent. */
  private static final long NEVER_KNOWN = -1;

  private final Database database;
  private final long bot;

  /**
   * One attempt.
   *
   * @param above ids at or below it are not it; null when none was known
   * @param until ids above it are younger; null when it was not looked for yet
   * @param message Telegram's id of it; null when it is not known
   * @param givenUp whether finding out was given up
   * @param age since it began, or since its answer was lost
   */
  record Attempt(
      @Nullable Long above,
      @Nullable Long until,
      @Nullable Long message,
      boolean givenUp,
      Duration age) {}

  Attempts(Database database, long bot) {
    this.database = database;
    this.bot = bot;
  }

  /**
   * @param highest the highest message id that this node has seen, 0 for none
   * @throws SendFailure.Later when another message to this person has no answer yet
   */
  void begin(long delivery, long chat, long highest) throws SendFailure.Later {
    try {
      insert(delivery, chat, highest);
    } catch (DatabaseFailure failure) {
      if (!failure.violates("telegram_attempt_is_alone")) {
        throw failure;
      }
      giveUpOld(chat);
      throw new SendFailure.Later(
          "Outra mensagem para esta pessoa ainda está a caminho.", Duration.ofSeconds(1), null);
    }
  }

  private void insert(long delivery, long chat, long highest) {
    database.update(
        """
        insert into telegram_attempt (bot, delivery, chat, above)
        select $1, $2, $3, nullif(greatest($4, coalesce(max(highest), 0)), 0)
          from telegram_height
         where bot = $1
        on conflict (bot, delivery) do update
           set chat = excluded.chat, above = excluded.above, until = null, message = null, at = now()
        """,
        bot,
        delivery,
        chat,
        highest);
  }

  /** One that was never looked after must not hold up its chat for ever. */
  private void giveUpOld(long chat) {
    database.update(
        """
        update telegram_attempt
           set message = $3
         where bot = $1 and chat = $2 and message is null and at < now() - interval '1 hour'
        """,
        bot,
        chat,
        NEVER_KNOWN);
  }

  void succeeded(long delivery, long message) {
    Patience.run(
        () ->
            database.update(
                "update telegram_attempt set message = $3 where bot = $1 and delivery = $2",
                bot,
                delivery,
                message));
  }

  /** The answer was lost just now: the request may still be on its way. */
  void doubted(long delivery) {
    Patience.run(
        () ->
            database.update(
                "update telegram_attempt set at = now() where bot = $1 and delivery = $2",
                bot,
                delivery));
  }

  void giveUp(long delivery) {
    succeeded(delivery, NEVER_KNOWN);
  }

  /** Telegram surely does not have it: as if it had never been tried. */
  void forget(long delivery) {
    Patience.run(
        () ->
            database.update(
                "delete from telegram_attempt where bot = $1 and delivery = $2", bot, delivery));
  }

  /**
   * Where the looking stands: ids up to {@code above} are not it, nor are those after the other.
   */
  void looking(long delivery, long above, long until) {
    database.update(
        "update telegram_attempt set above = $3, until = $4 where bot = $1 and delivery = $2",
        bot,
        delivery,
        above,
        until);
  }

  Optional<Attempt> find(long delivery) {
    return database.first(
        """
        select above, until, message, extract(epoch from now() - at)::bigint as age
          from telegram_attempt
         where bot = $1 and delivery = $2
        """,
        row -> {
          Long message = row.numberOrNull("message");
          boolean givenUp = message != null && message == NEVER_KNOWN;
          return new Attempt(
              row.numberOrNull("above"),
              row.numberOrNull("until"),
              givenUp ? null : message,
              givenUp,
              Duration.ofSeconds(row.number("age")));
        },
        bot,
        delivery);
  }

  /** Our messages in a chat, newer than that id, that other attempts account for. */
  Set<Long> accountedFor(long chat, long above) {
    return new HashSet<>(
        database.list(
            """
            select message
              from telegram_attempt
             where bot = $1 and chat = $2 and message > $3
            """,
            row -> row.number("message"),
            bot,
            chat,
            above));
  }

  /** No outbox asks after a month. */
  void clean() {
    try {
      database.update(
          """
          delete from telegram_attempt
           where bot = $1 and message is not null and at < now() - interval '30 days'
          """,
          bot);
    } catch (DatabaseFailure another) {
      // The next start is early enough.
    }
  }
}
