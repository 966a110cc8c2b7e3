package dev.guiche.channel.email;

import dev.guiche.channel.ChannelName;
import dev.guiche.database.Database;
import dev.guiche.database.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a mailbox is read, in the database. It moves only over mails that are kept.
 *
 * <p>The first start reads what came in the last minutes and all that comes; older mail was there
 * before us and stays untouched. When the server gives all mails new UIDs they are read again, from
 * that same first moment on, and the inbox recognises those that it has.
 *
 * @param mailbox user and folder; another one under the same channel is begun anew
 */
record Cursor(Database database, ChannelName channel, String mailbox) {
  /** So that a mail sent just before the first start, or by a slow clock, is not missed. */
  static final Duration LOOK_BACK = Duration.ofMinutes(10);

  /**
   * @param generation how often the server gave all mails new UIDs
   * @param lastUid every mail up to this one is kept
   * @param readFrom what the server took before is older than us
   * @param oldUpTo the UIDs among which {@code readFrom} decides
   */
  record Position(long uidValidity, int generation, long lastUid, Instant readFrom, long oldUpTo) {
    boolean concerns(ImapMailbox.Listed mail) {
      return mail.uid() > oldUpTo || !mail.arrived().isBefore(readFrom);
    }

    /** Rises with arrival, through all generations of UIDs. */
    long order(long uid) {
      return ((long) generation << 40) + uid;
    }
  }

  /**
   * Where to go on.
   *
   * @param highest the highest UID that exists
   */
  Position adopt(long uidValidity, long highest) {
    return read(uidValidity).orElseGet(() -> begin(uidValidity, highest));
  }

  private Optional<Position> read(long uidValidity) {
    var sql =
        """
        select uid_validity, generation, last_uid, read_from, old_up_to
          from email_cursor
         where channel = $1 and mailbox = $2 and uid_validity = $3
        """;
    return database.first(sql, Cursor::position, channel.value(), mailbox, uidValidity);
  }

  private static Position position(Row row) {
    return new Position(
        row.number("uid_validity"),
        row.integer("generation"),
        row.number("last_uid"),
        row.instant("read_from"),
        row.number("old_up_to"));
  }

  private Position begin(long uidValidity, long highest) {
    var sql =
        """
        insert into email_cursor as known
               (channel, mailbox, uid_validity, last_uid, read_from, old_up_to)
        values ($1, $2, $3, 0, $4, $5)
            on conflict (channel) do update
           set read_from = case when known.mailbox = excluded.mailbox then known.read_from
                                else excluded.read_from end,
               mailbox = excluded.mailbox,
               uid_validity = excluded.uid_validity,
               generation = known.generation + 1,
               last_uid = 0,
               old_up_to = excluded.old_up_to
        returning uid_validity, generation, last_uid, read_from, old_up_to
        """;
    Instant from = Instant.now().minus(LOOK_BACK);
    return database.one(
        sql, Cursor::position, channel.value(), mailbox, uidValidity, from, highest);
  }

  void save(long uidValidity, long lastUid) {
    var sql =
        """
        update email_cursor
           set last_uid = greatest(last_uid, $3)
         where channel = $1 and uid_validity = $2
        """;
    database.update(sql, channel.value(), uidValidity, lastUid);
  }
}
