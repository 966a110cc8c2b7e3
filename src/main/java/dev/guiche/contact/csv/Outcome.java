package dev.guiche.contact.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a file.
 *
 * @param ignored columns that nobody knows
 * @param lines in the order of the file
 */
public record Outcome(List<String> ignored, List<Line> lines) {
  /** What becomes of a line. */
  public enum Verdict {
    NEW,
    CHANGED,
    SAME,
    WRONG
  }

  /**
   * @param number from 1, as an editor counts
   * @param name of whom it is about, as far as that can be read
   * @param changes for one that is changed
   * @param reason why it is wrong, with the cure; else null
   */
  public record Line(
      int number, Verdict verdict, String name, List<Change> changes, @Nullable String reason) {}

  /** A field, as the interface calls it. */
  public record Change(String field, String from, String to) {}

  public long count(Verdict verdict) {
    return lines.stream().filter(line -> line.verdict() == verdict).count();
  }
}
