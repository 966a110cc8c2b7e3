package dev.guiche.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure that was computed, in somebody's language.
 *
 * @param definition how it is counted, for people
 * @param columns what the values of each line are, in order
 * @param totals one value for each column, over the whole period
 * @param lines in order of the axis, else the largest first
 */
public record Report(
    String key,
    String name,
    String definition,
    Axis axis,
    List<Column> columns,
    List<@Nullable Double> totals,
    List<Line> lines) {

  public record Column(String key, String label, Unit unit) {}

  /**
   * @param label {@code 2026-05-31} for a day, {@code 9} for an hour, else a name
   * @param values null where there is nothing to count with
   */
  public record Line(String key, String label, List<@Nullable Double> values) {}
}
