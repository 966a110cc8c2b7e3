package dev.guiche.http.door;

import dev.guiche.database.Database;
import dev.guiche.database.Row;
import java.time.Duration;
import java.util.Locale;

/**
 * Slows down who guesses passwords, or has mail sent to others. Attempts count before they are
 * judged, so that many at once are many; a login that succeeds is forgotten. Somebody who guesses
 * at an account from elsewhere soon locks that address out of it, and only much later its owner:
 * see ADR 0021.
 */
public final class LoginThrottle {
  private static final Duration WINDOW = Duration.ofMinutes(15);

  private final Database database;
  private final String purpose;
  private final Limits limits;

  /** Attempts in the window that are let through. */
  private record Limits(int perAccountAndAddress, int perAddress, int perAccount) {
    Integer[] inOrder() {
      return new Integer[] {perAccountAndAddress, perAddress, perAccount};
    }
  }

  public LoginThrottle(Database database) {
    this(database, "", new Limits(10, 100, 100));
  }

  private LoginThrottle(Database database, String purpose, Limits limits) {
    this.database = database;
    this.purpose = purpose;
    this.limits = limits;
  }

  /** For links that are mailed to whatever address somebody types. */
  public static LoginThrottle ofLinks(Database database) {
    return new LoginThrottle(database, "link ", new Limits(5, 30, 10));
  }

  /** For keys that somebody says are theirs: only where they come from counts. */
  public static LoginThrottle ofKeys(Database database) {
    return new LoginThrottle(database, "key ", new Limits(100, 100, Integer.MAX_VALUE));
  }

  /** An attempt to log in. */
  public record Attempt(String account, String address) {
    public Attempt {
      account = account.strip().toLowerCase(Locale.ROOT);
    }

    private String[] keys(String purpose) {
      return new String[] {
        purpose + "both " + address + " " + account,
        purpose + "address " + address,
        purpose + "account " + account
      };
    }
  }

  /**
   * @throws Refused.Throttled when there were too many
   */
  public void count(Attempt attempt) {
    var wait =
        database.first(
            """
            with attempt as (
              select * from unnest($1::text[], $2::int[]) as a(key, allowed) order by key),
            counted as (
              insert into login_failure as f (key, count, since) select key, 1, now() from attempt
              on conflict (key) do update set
                count = case when f.since < now() - $3 * interval '1 second' then 1 else f.count + 1 end,
                since = case when f.since < now() - $3 * interval '1 second' then now() else f.since end
              returning key, count, since)
            select ceil($3 - extract(epoch from now() - max(since)))::bigint as wait
            from counted join attempt using (key) where count > allowed having count(*) > 0
            """,
            LoginThrottle::wait,
            attempt.keys(purpose),
            limits.inOrder(),
            (int) WINDOW.toSeconds());
    if (wait.isPresent()) {
      throw new Refused.Throttled(wait.get());
    }
  }

  private static Duration wait(Row row) {
    return Duration.ofSeconds(Math.max(1, row.number("wait")));
  }

  public void forget(Attempt attempt) {
    database.update(
        """
        with mine as (select key from login_failure where key = any($1) order by key for update)
        update login_failure f set count = case when f.key = $2 then 0 else greatest(f.count - 1, 0) end
        from mine m where f.key = m.key
        """,
        attempt.keys(purpose),
        attempt.keys(purpose)[0]);
  }

  /** Forgets what no longer counts. Call it now and then. */
  public void sweep() {
    database.update(
        "delete from login_failure where since < now() - $1 * interval '1 second'",
        (int) WINDOW.toSeconds());
  }
}
