package dev.guiche.database;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of a result. The plain getters refuse null; the {@code …OrNull} ones say that null is
 * expected.
 */
public final class Row {
  private final io.vertx.sqlclient.Row row;

  Row(io.vertx.sqlclient.Row row) {
    this.row = row;
  }

  public long number(String column) {
    return Objects.requireNonNull(row.getLong(column), column);
  }

  public @Nullable Long numberOrNull(String column) {
    return row.getLong(column);
  }

  public int integer(String column) {
    return Objects.requireNonNull(row.getInteger(column), column);
  }

  public double decimal(String column) {
    return Objects.requireNonNull(row.getDouble(column), column);
  }

  public @Nullable Double decimalOrNull(String column) {
    return row.getDouble(column);
  }

  public boolean flag(String column) {
    return Objects.requireNonNull(row.getBoolean(column), column);
  }

  public String text(String column) {
    return Objects.requireNonNull(row.getString(column), column);
  }

  public @Nullable String textOrNull(String column) {
    return row.getString(column);
  }

  public List<String> texts(String column) {
    var values = row.getArrayOfStrings(column);
    return values == null ? List.of() : Arrays.asList(values);
  }

  public List<Long> numbers(String column) {
    var values = row.getArrayOfLongs(column);
    return values == null ? List.of() : Arrays.asList(values);
  }

  public Instant instant(String column) {
    return Objects.requireNonNull(instantOrNull(column), column);
  }

  public @Nullable Instant instantOrNull(String column) {
    OffsetDateTime value = row.getOffsetDateTime(column);
    return value == null ? null : value.toInstant();
  }

  public @Nullable LocalDate dateOrNull(String column) {
    return row.getLocalDate(column);
  }

  public byte[] bytes(String column) {
    return Objects.requireNonNull(row.getBuffer(column), column).getBytes();
  }

  /** A json or jsonb column. */
  public JsonNode json(String column) {
    return Objects.requireNonNull(jsonOrNull(column), column);
  }

  public @Nullable JsonNode jsonOrNull(String column) {
    return Values.fromJson(row.getValue(column));
  }

  /** A text column that holds the lower-case name of a constant. */
  public <E extends Enum<E>> E constant(String column, Class<E> type) {
    return Enum.valueOf(type, text(column).toUpperCase(Locale.ROOT));
  }

  public <E extends Enum<E>> @Nullable E constantOrNull(String column, Class<E> type) {
    return textOrNull(column) == null ? null : constant(column, type);
  }
}
