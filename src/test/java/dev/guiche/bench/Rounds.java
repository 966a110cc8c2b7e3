package dev.guiche.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Figure and yardstick in turn, so that whatever else the machine does meets both.
 *
 * @param count how often each
 */
record Rounds(int count) {

  /** One round; gives the values that are measured in it. */
  @FunctionalInterface
  interface Trial {
    double[] run() throws Exception;
  }

  /** The median of each value. */
  record Medians(double[] yardstick, double[] figure) {}

  Medians alternate(Trial yardstick, Trial figure) throws Exception {
    var yardsticks = new ArrayList<double[]>();
    var figures = new ArrayList<double[]>();
    for (int round = 0; round < count; round++) {
      yardsticks.add(yardstick.run());
      figures.add(figure.run());
    }
    return new Medians(medians(yardsticks), medians(figures));
  }

  private static double[] medians(List<double[]> rounds) {
    var medians = new double[rounds.getFirst().length];
    for (int value = 0; value < medians.length; value++) {
      int at = value;
      medians[value] = median(rounds.stream().mapToDouble(round -> round[at]).toArray());
    }
    return medians;
  }

  static double median(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
