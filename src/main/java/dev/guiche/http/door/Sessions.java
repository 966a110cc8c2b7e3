package dev.guiche.http.door;

import dev.guiche.database.Database;
import dev.guiche.database.Row;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.Role;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who is logged in. A session ends after a week without a request, or a month after the login, or
 * when its consultant is disabled.
 */
public final class Sessions {
  private static final String ALIVE =
      " s.seen_at > now() - interval '7 days' and s.created_at > now() - interval '30 days' and"
          + " c.enabled ";

  private final Database database;

  public Sessions(Database database) {
    this.database = database;
  }

  /** Returns what goes into the cookie. */
  public String open(ConsultantId consultant) {
    String token = Secrets.make();
    database.update(
        "insert into session (token_hash, consultant_id) values ($1, $2)",
        Secrets.hash(token),
        consultant);
    return token;
  }

  /** Whose cookie it is, if its session lives; to be seen prolongs it. */
  public Optional<Caller> find(String token) {
    byte[] hash = Secrets.hash(token);
    var caller =
        database.first(
            """
            select c.id, c.name, c.role, s.seen_at < now() - interval '5 minutes' as stale
            from session s join consultant c on c.id = s.consultant_id
            where s.token_hash = $1 and
            """
                + ALIVE,
            row -> new Found(caller(row, hash), row.flag("stale")),
            hash);
    if (caller.isPresent() && caller.get().stale()) {
      database.update("update session set seen_at = now() where token_hash = $1", hash);
    }
    return caller.map(Found::caller);
  }

  private record Found(Caller caller, boolean stale) {}

  private static Caller caller(Row row, byte[] hash) {
    return new Caller(
        new ConsultantId(row.number("id")),
        row.text("name"),
        row.constant("role", Role.class),
        new Caller.Entry.Session(hash));
  }

  /**
   * Those of these sessions that live.
   *
   * @param hashes in hexadecimal
   */
  public Set<String> living(Collection<String> hashes) {
    return new HashSet<>(
        database.list(
            """
            select encode(s.token_hash, 'hex') as hash from session s join consultant c on c.id = s.consultant_id
            where s.token_hash in (select decode(h, 'hex') from unnest($1::text[]) as h) and
            """
                + ALIVE,
            row -> row.text("hash"),
            (Object) hashes.toArray(String[]::new)));
  }

  public void close(byte[] hash) {
    database.update("delete from session where token_hash = $1", hash);
  }

  /** Logs a consultant out everywhere but there. */
  public void closeOthers(ConsultantId consultant, byte[] but) {
    database.update(
        "delete from session where consultant_id = $1 and token_hash <> $2", consultant, but);
  }

  public void closeAll(ConsultantId consultant) {
    database.update("delete from session where consultant_id = $1", consultant);
  }

  /** Forgets what is over. Call it now and then. */
  public void sweep() {
    database.update(
        """
        delete from session
        where seen_at < now() - interval '7 days' or created_at < now() - interval '30 days'
        """);
  }
}
