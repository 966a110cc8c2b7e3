package dev.guiche.timer;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guiche.database.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Sets and cancels timers, always inside a transaction of the caller's. */
public final class Timers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Timers() {}

  /**
   * Sets the one timer of this kind for this subject, instead of any that was set before. It rings
   * within a second of {@code due}, at once when that is past.
   *
   * @param details what the alarm will want to know; strings, numbers, booleans
   */
  public static void set(
      Sql tx, TimerKind kind, long subject, Instant due, Map<String, ?> details) {
    tx.update(
        """
        insert into timer (kind, subject, due_at, ring_at, details) values ($1, $2, $3, $3, $4)
        on conflict (kind, subject) do update set
          due_at = excluded.due_at, ring_at = excluded.ring_at, details = excluded.details,
          attempts = 0, failure = null
        """,
        kind.name(),
        subject,
        due,
        JSON.valueToTree(details));
  }

  /** Sets timers that ring after this time for those subjects that have none. */
  public static void ensure(Sql tx, TimerKind kind, Collection<Long> subjects, Duration after) {
    tx.send(
        """
        insert into timer (kind, subject, due_at, ring_at)
        select $1, subject, at, at from unnest($2::bigint[]) as subject, (select now() + make_interval(secs => $3) as at) due
        order by subject on conflict (kind, subject) do nothing
        """,
        kind.name(),
        subjects.toArray(Long[]::new),
        (double) after.toSeconds());
  }

  /** False when there was none. */
  public static boolean cancel(Sql tx, TimerKind kind, long subject) {
    return tx.update("delete from timer where kind = $1 and subject = $2", kind.name(), subject)
        > 0;
  }
}
