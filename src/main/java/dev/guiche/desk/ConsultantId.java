package dev.guiche.desk;

import dev.guiche.database.Id;

/** Which consultant. */
public record ConsultantId(long value) implements Id {
  @Override
  public String toString() {
    return "consultant " + value;
  }
}
