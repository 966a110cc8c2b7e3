package dev.guiche.desk;

import dev.guiche.config.DeskConfig;
import dev.guiche.database.Database;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The desks: those that {@code channels.yml} declares and those that an admin has added. The limits
 * of the latter are those of the file's first desk.
 */
public final class Desks {
  private static final String SELECT = "select id, key, label, enabled from desk ";

  private final Database database;
  private final Map<String, DeskConfig> declared;
  private final DeskConfig usual;

  /**
   * @param declared in the order of the file; at least one
   */
  public Desks(Database database, List<DeskConfig> declared) {
    this.database = database;
    this.declared =
        declared.stream().collect(Collectors.toMap(DeskConfig::key, Function.identity()));
    this.usual = declared.getFirst();
  }

  /** Writes down what the file declares, by key. Call it at start. */
  public void declare() {
    for (var desk : declared.values()) {
      database.update(
          """
          insert into desk (key, label) values ($1, $2)
          on conflict (key) do update set label = excluded.label where desk.label <> excluded.label
          """,
          desk.key(),
          desk.label());
    }
  }

  /** All of them, the disabled ones too, by label. */
  public List<Desk> all() {
    return database.list(SELECT + "order by lower(label), id", this::read);
  }

  public Optional<Desk> find(DeskId id) {
    return database.first(SELECT + "where id = $1", this::read, id);
  }

  public Optional<Desk> byKey(Sql sql, String key) {
    return sql.first(SELECT + "where key = $1", this::read, key);
  }

  /** The desk that does the work of one: itself, or the first enabled one where it is not. */
  public Desk serving(Sql sql, String key) {
    return sql.one(SELECT + "where enabled order by key <> $1, id limit 1", this::read, key);
  }

  /**
   * @throws DeskRefused.KeyTaken when another desk has it
   */
  public Desk create(String key, String label) {
    try {
      return database.one(
          "insert into desk (key, label) values ($1, $2) returning id, key, label, enabled",
          this::read,
          key,
          label.strip());
    } catch (DatabaseFailure failure) {
      if (failure.violates("desk_key_is_free")) {
        throw new DeskRefused.KeyTaken(key);
      }
      throw failure;
    }
  }

  /**
   * Null leaves a thing as it is.
   *
   * @throws DeskRefused.UnknownDesk when there is none
   */
  public Desk change(DeskId id, @Nullable String label, @Nullable Boolean enabled) {
    return database
        .first(
            """
            update desk set label = coalesce(nullif(trim($2), ''), label), enabled = coalesce($3, enabled)
            where id = $1 returning id, key, label, enabled
            """,
            this::read,
            id,
            label,
            enabled)
        .orElseThrow(DeskRefused.UnknownDesk::new);
  }

  private Desk read(Row row) {
    var limits = declared.getOrDefault(row.text("key"), usual);
    return new Desk(
        new DeskId(row.number("id")),
        row.text("key"),
        row.text("label"),
        row.flag("enabled"),
        limits.awayLimit(),
        limits.waitWarn(),
        limits.waitDanger());
  }
}
