package dev.guiche.config;

import java.util.List;
import java.util.stream.Collectors;

/** What people decided cannot be obeyed. The message is one line for each problem. */
public final class InvalidConfig extends RuntimeException {
  private final transient List<Problem> problems;

  InvalidConfig(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** In the order of the file; never empty. */
  public List<Problem> problems() {
    return problems;
  }
}
