package dev.guiche.timer;

import dev.guiche.database.Database;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statements of the clock. */
record Ringing(Database database, String[] kinds) {
  /** Touches the rows that it gives and no others, however many wait. */
  static final String DUE =
      """
      select kind, subject from timer where ring_at <= now() and kind = any($1)
      order by ring_at limit $2
      """;

  static final String NEXT =
      """
      select extract(epoch from ring_at - now())::float8 as seconds from timer
      where kind = any($1) order by ring_at limit 1
      """;

  record Key(TimerKind kind, long subject) {}

  List<Key> due(int limit) {
    return database.list(
        DUE, row -> new Key(new TimerKind(row.text("kind")), row.number("subject")), kinds, limit);
  }

  /** Null when none is set; negative when one is overdue. */
  @Nullable Duration untilNext() {
    return database
        .first(
            NEXT, row -> Duration.ofMillis((long) (row.decimal("seconds") * 1000)), (Object) kinds)
        .orElse(null);
  }

  /** Counted up to ten thousand. */
  Backlog backlog() {
    return database.one(
        """
        select
          (select count(*) from (
            select 1 from timer where ring_at < now() - interval '1 minute' limit 10000) late) as overdue,
          (select count(*) from (
            select 1 from timer where attempts > 0 limit 10000) failing) as failing
        """,
        row -> new Backlog(row.number("overdue"), row.number("failing")));
  }

  /** In one transaction: the timer is gone and has rung, or neither. Empty when others have it. */
  Optional<Due> ring(Key key, Alarm alarm) {
    return database.inTransaction(
        tx -> {
          if (!alone(tx, key)) {
            return Optional.empty();
          }
          alarm.lock(tx, key.subject());
          var due = take(tx, key);
          due.ifPresent(timer -> alarm.ring(tx, timer));
          return due;
        });
  }

  /** Another node that rings the same timer is not waited for. */
  private static boolean alone(Sql tx, Key key) {
    return tx.one(
        "select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as alone",
        row -> row.flag("alone"),
        "guiche:timer:" + key.kind().name() + ":" + key.subject());
  }

  /** Empty when it has been cancelled or put off meanwhile. */
  private static Optional<Due> take(Sql tx, Key key) {
    return tx.first(
        """
        delete from timer where kind = $1 and subject = $2 and ring_at <= now()
        returning due_at, details, now() as now
        """,
        row -> due(key, row),
        key.kind().name(),
        key.subject());
  }

  private static Due due(Key key, Row row) {
    return new Due(
        key.kind(), key.subject(), row.instant("due_at"), row.instant("now"), row.json("details"));
  }

  /** Ten seconds at first, twice as long each time, an hour at the most. */
  void putOff(Key key, String failure) {
    database.update(
        """
        update timer set attempts = attempts + 1, failure = left($3, 500),
          ring_at = now() + least(interval '1 hour', interval '10 seconds' * 2 ^ least(attempts, 10))
        where kind = $1 and subject = $2 and ring_at <= now()
        """,
        key.kind().name(),
        key.subject(),
        failure);
  }
}
