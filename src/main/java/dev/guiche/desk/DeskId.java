package dev.guiche.desk;

import dev.guiche.database.Id;

/** Which desk. */
public record DeskId(long value) implements Id {
  @Override
  public String toString() {
    return "desk " + value;
  }
}
