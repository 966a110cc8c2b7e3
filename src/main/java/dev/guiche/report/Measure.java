package dev.guiche.report;

/**
 * One number of a row.
 *
 * @param column of the figure's statement
 */
record Measure(String column, Unit unit, Words label) {
  static Measure count(String column, String portuguese, String english, String spanish) {
    return new Measure(column, Unit.COUNT, new Words(portuguese, english, spanish));
  }

  static Measure seconds(String column, String portuguese, String english, String spanish) {
    return new Measure(column, Unit.SECONDS, new Words(portuguese, english, spanish));
  }

  static Measure share(String column, String portuguese, String english, String spanish) {
    return new Measure(column, Unit.SHARE, new Words(portuguese, english, spanish));
  }
}
