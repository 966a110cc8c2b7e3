package dev.guiche.database;

import org.jspecify.annotations.Nullable;

/** Patterns for SQL's {@code like}. */
public final class Like {
  private Like() {}

  /** Whatever contains this text, in which no sign has a special meaning; null for no text. */
  public static @Nullable String containing(@Nullable String text) {
    return text == null || text.isBlank()
        ? null
        : "%" + text.strip().replaceAll("([%_\\\\])", "\\\\$1") + "%";
  }
}
