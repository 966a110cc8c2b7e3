package dev.guiche.ticket;

import dev.guiche.config.WorkflowConfig.Priority;
import java.util.Arrays;

/** Priorities as the numbers by which rows are ordered: higher is served first. */
public final class Ranks {
  private Ranks() {}

  public static int of(Priority priority) {
    return switch (priority) {
      case LOW -> 0;
      case NORMAL -> 1;
      case HIGH -> 2;
      case URGENT -> 3;
    };
  }

  /** The priority of this rank; the nearest one for a number beyond them. */
  public static Priority priority(int rank) {
    return Arrays.stream(Priority.values())
        .filter(priority -> of(priority) >= rank)
        .findFirst()
        .orElse(Priority.URGENT);
  }
}
