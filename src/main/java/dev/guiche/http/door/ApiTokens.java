package dev.guiche.http.door;

import dev.guiche.database.Database;
import dev.guiche.database.Row;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.Role;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of programs. A secret is shown once; only its hash is kept. */
public final class ApiTokens {
  private static final String SELECT =
      """
      select t.id, t.name, t.role, t.consultant_id, c.name as consultant_name, t.created_at, t.used_at
      from api_token t join consultant c on c.id = t.consultant_id
      """;

  private final Database database;

  public ApiTokens(Database database) {
    this.database = database;
  }

  /**
   * @param usedAt to the hour; null before its first use
   */
  public record Token(
      long id,
      String name,
      Role role,
      ConsultantId consultant,
      String consultantName,
      Instant createdAt,
      @Nullable Instant usedAt) {}

  /** A token and, this once, its secret. */
  public record Fresh(Token token, String secret) {}

  public List<Token> all() {
    return database.list(SELECT + "order by t.id desc", ApiTokens::read);
  }

  public Fresh make(String name, Role role, ConsultantId consultant) {
    String secret = "guiche_" + Secrets.make();
    long id =
        database.one(
            """
            insert into api_token (name, role, consultant_id, secret_hash) values ($1, $2, $3, $4) returning id
            """,
            row -> row.number("id"),
            name.strip(),
            role,
            consultant,
            Secrets.hash(secret));
    return new Fresh(database.one(SELECT + "where t.id = $1", ApiTokens::read, id), secret);
  }

  /** The numbers of those that may come in. */
  public Set<Long> living() {
    return new HashSet<>(
        database.list(
            """
            select t.id from api_token t join consultant c on c.id = t.consultant_id where c.enabled
            """,
            row -> row.number("id")));
  }

  /** Returns whether there was one. */
  public boolean revoke(long id) {
    return database.update("delete from api_token where id = $1", id) > 0;
  }

  /** Whose secret it is, if the token lives and its consultant is enabled. */
  public Optional<Caller> find(String secret) {
    byte[] hash = Secrets.hash(secret);
    var found =
        database.first(
            """
            select t.id as token, t.role, c.id, c.name, c.role as limit,
                   coalesce(t.used_at < now() - interval '1 hour', true) as stale
            from api_token t join consultant c on c.id = t.consultant_id
            where t.secret_hash = $1 and c.enabled
            """,
            row -> new Found(caller(row), row.number("token"), row.flag("stale")),
            hash);
    if (found.isPresent() && found.get().stale()) {
      database.update("update api_token set used_at = now() where id = $1", found.get().token());
    }
    return found.map(Found::caller);
  }

  private record Found(Caller caller, long token, boolean stale) {}

  private static Caller caller(Row row) {
    return new Caller(
        new ConsultantId(row.number("id")),
        row.text("name"),
        row.constant("role", Role.class).atMost(row.constant("limit", Role.class)),
        new Caller.Entry.Token(row.number("token")));
  }

  private static Token read(Row row) {
    return new Token(
        row.number("id"),
        row.text("name"),
        row.constant("role", Role.class),
        new ConsultantId(row.number("consultant_id")),
        row.text("consultant_name"),
        row.instant("created_at"),
        row.instantOrNull("used_at"));
  }
}
