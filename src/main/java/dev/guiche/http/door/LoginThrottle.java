package dev.guiche.http.door;

import dev.guiche.database.Database;
import dev.guiche.database.Row;
import java.time.Duration;
import java.util.Locale;

/**
 * Slows down who guesses passwords. Attempts count before they are judged, so that many at once are
 * many; a login that succeeds is forgotten. Somebody who guesses at an account from elsewhere soon
 * locks that address out of it, and only much later its owner: see ADR 0021.
 */
public final class LoginThrottle {
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int PER_ACCOUNT_AND_ADDRESS = 10;
  private static final int PER_ADDRESS = 100;
  private static final int PER_ACCOUNT = 100;

  private final Database database;

  public LoginThrottle(Database database) {
    this.database = database;
  }

  /** An attempt to log in. */
  public record Attempt(String account, String address) {
    public Attempt {
      account = account.strip().toLowerCase(Locale.ROOT);
    }

    private String[] keys() {
      return new String[] {
        "both " + address + " " + account, "address " + address, "account " + account
      };
    }
  }

  private static final Integer[] LIMITS = {PER_ACCOUNT_AND_ADDRESS, PER_ADDRESS, PER_ACCOUNT};

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
            attempt.keys(),
            LIMITS,
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
        attempt.keys(),
        attempt.keys()[0]);
  }

  /** Forgets what no longer counts. Call it now and then. */
  public void sweep() {
    database.update(
        "delete from login_failure where since < now() - $1 * interval '1 second'",
        (int) WINDOW.toSeconds());
  }
}
