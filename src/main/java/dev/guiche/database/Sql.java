package dev.guiche.database;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs statements, each on its own or inside a transaction. Parameters are {@code $1}, {@code $2},
 * … and may be strings, numbers, booleans, {@link Id}, enums (their lower-case name), {@link
 * Instant}, {@code byte[]}, Jackson nodes (as jsonb), arrays of these, or null. Blocks the calling
 * virtual thread; never call it on an event loop.
 *
 * <p>Every method throws {@link DatabaseFailure}.
 */
public interface Sql {
  /** All rows, mapped, in the order that the statement gives them. */
  <T> List<T> list(String sql, Function<Row, T> mapper, @Nullable Object... parameters);

  /** The number of rows that the statement changed. */
  int update(String sql, @Nullable Object... parameters);

  /**
   * A statement whose outcome nobody needs. Inside a transaction it is not waited for: what follows
   * comes after it, and if it fails whatever waits next throws, the commit at the latest.
   */
  default void send(String sql, @Nullable Object... parameters) {
    update(sql, parameters);
  }

  /** The first row, if there is one. */
  default <T> Optional<T> first(
      String sql, Function<Row, T> mapper, @Nullable Object... parameters) {
    return list(sql, mapper, parameters).stream().findFirst();
  }

  /**
   * The time of the house: the database's, so that all nodes have the same. Inside a transaction it
   * stands still, and is what {@code now()} is in its statements.
   */
  default Instant now() {
    return one("select now() as now", row -> row.instant("now"));
  }

  /** The only row; a statement that gives none is a defect of the caller. */
  default <T> T one(String sql, Function<Row, T> mapper, @Nullable Object... parameters) {
    return first(sql, mapper, parameters)
        .orElseThrow(() -> new IllegalStateException("No row where one must be: " + sql));
  }
}
