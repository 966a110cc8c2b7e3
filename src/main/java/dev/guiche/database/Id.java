package dev.guiche.database;

/**
 * The identity of a row, as a type of its own per table; {@link Sql} accepts it wherever SQL wants
 * a bigint.
 */
public interface Id {
  long value();
}
