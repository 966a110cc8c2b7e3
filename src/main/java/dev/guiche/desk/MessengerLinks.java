package dev.guiche.desk;

import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which Telegram account is a consultant's own. Known by a code that only their panel shows. */
public final class MessengerLinks {
  public static final Duration CODE_LIVES = Duration.ofMinutes(10);

  /** Without letters and digits that look alike. */
  private static final String SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  private static final int LENGTH = 8;

  private final Database database;
  private final SecureRandom random = new SecureRandom();

  public MessengerLinks(Database database) {
    this.database = database;
  }

  /** A code to be said to the bot, and until when it is known. */
  public record Code(String code, Instant until) {}

  /**
   * The account of a consultant.
   *
   * @param name what the messenger calls it; may be empty
   */
  public record Linked(long user, String name) {}

  /** A consultant by their account. */
  public record Person(ConsultantId id, String name) {}

  /** A new code; the one before is no longer known. */
  public Code begin(ConsultantId who) {
    var code = new StringBuilder();
    random.ints(LENGTH, 0, SIGNS.length()).forEach(i -> code.append(SIGNS.charAt(i)));
    return database.one(
        """
        insert into telegram_code (consultant_id, code, expires_at)
        values ($1, $2, now() + make_interval(secs => $3))
        on conflict (consultant_id) do update set code = excluded.code, expires_at = excluded.expires_at
        returning code, expires_at
        """,
        row -> new Code(row.text("code"), row.instant("expires_at")),
        who,
        code.toString(),
        (double) CODE_LIVES.toSeconds());
  }

  /**
   * Whose code it was; they have this account from now on, and nobody else has it. Empty for a code
   * that is unknown, used or too old.
   */
  public Optional<Person> link(long user, String name, String code) {
    return database.inTransaction(
        tx -> {
          var owner = take(tx, code);
          owner.ifPresent(person -> link(tx, person, user, name));
          return owner;
        });
  }

  private static Optional<Person> take(Sql tx, String code) {
    return tx.first(
        """
        with used as (delete from telegram_code where code = $1 returning consultant_id, expires_at)
        select k.id, k.name from used join consultant k on k.id = used.consultant_id
        where used.expires_at > now() and k.enabled
        """,
        row -> new Person(new ConsultantId(row.number("id")), row.text("name")),
        code.strip().toUpperCase(Locale.ROOT));
  }

  private static void link(Sql tx, Person person, long user, String name) {
    tx.update(
        """
        update consultant set telegram_user = null, telegram_name = null
        where telegram_user = $1 and id <> $2
        """,
        user,
        person.id());
    tx.update(
        "update consultant set telegram_user = $2, telegram_name = $3 where id = $1",
        person.id(),
        user,
        name);
  }

  public void unlink(ConsultantId who) {
    database.update(
        "update consultant set telegram_user = null, telegram_name = null where id = $1", who);
    database.update("delete from telegram_code where consultant_id = $1", who);
  }

  public @Nullable Linked of(ConsultantId who) {
    return database
        .first(
            """
            select telegram_user, coalesce(telegram_name, '') as name from consultant
            where id = $1 and telegram_user is not null
            """,
            row -> new Linked(row.number("telegram_user"), row.text("name")),
            who)
        .orElse(null);
  }

  /** Who this account belongs to, if they still work here. */
  public Optional<Person> whose(long user) {
    return database.first(
        "select id, name from consultant where telegram_user = $1 and enabled",
        row -> new Person(new ConsultantId(row.number("id")), row.text("name")),
        user);
  }
}
