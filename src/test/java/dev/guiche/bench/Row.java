package dev.guiche.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param unit of figure and yardstick, such as {@code /s} or {@code ms}
 * @param yardstick null where there is none
 * @param note what a reader must know to read the figure rightly; or empty
 */
record Row(
    String line,
    String what,
    double figure,
    String unit,
    @Nullable Double yardstick,
    @Nullable Goal goal,
    String note) {

  /**
   * @param ofRatio whether the limit is one of the ratio, else of the figure
   * @param atLeast whether more is better
   */
  record Goal(boolean ofRatio, boolean atLeast, double limit) {
    private boolean isReachedBy(double value) {
      return atLeast ? value >= limit : value <= limit;
    }
  }

  static Row of(String line, String what, double figure, String unit) {
    return new Row(line, what, figure, unit, null, null, "");
  }

  Row beside(double yardstick) {
    return new Row(line, what, figure, unit, yardstick, goal, note);
  }

  Row wantsRatioAtLeast(double limit) {
    return with(new Goal(true, true, limit));
  }

  Row wantsRatioAtMost(double limit) {
    return with(new Goal(true, false, limit));
  }

  Row wantsAtMost(double limit) {
    return with(new Goal(false, false, limit));
  }

  private Row with(Goal goal) {
    return new Row(line, what, figure, unit, yardstick, goal, note);
  }

  Row noting(String format, Object... arguments) {
    var said = String.format(Locale.ROOT, format, arguments);
    return new Row(line, what, figure, unit, yardstick, goal, said);
  }

  /** Figure over yardstick; null where there is no yardstick. */
  @Nullable Double ratio() {
    return yardstick == null || yardstick == 0 ? null : figure / yardstick;
  }

  /** Null where there is no goal. */
  @Nullable Boolean isReached() {
    var ratio = ratio();
    if (goal == null || (goal.ofRatio() && ratio == null)) {
      return null;
    }
    return goal.isReachedBy(goal.ofRatio() && ratio != null ? ratio : figure);
  }

  String goalText() {
    return goal == null
        ? ""
        : (goal.ofRatio() ? "ratio " : "")
            + (goal.atLeast() ? "≥ " : "≤ ")
            + number(goal.limit())
            + (goal.ofRatio() || unit.startsWith("/") || unit.isEmpty() ? "" : " " + unit);
  }

  /** Three digits that mean something. */
  static String number(double value) {
    double size = Math.abs(value);
    int digits = size >= 100 || value == Math.rint(value) ? 0 : size >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }
}
