package dev.guiche.bench;

import java.util.List;

/** One thing that is measured. */
interface Line {
  /** By which {@code -Dbench=} picks it. */
  String name();

  /**
   * Starts what it needs, measures, and leaves nothing running.
   *
   * @param rounds how often figure and yardstick are measured in turn
   */
  List<Row> measure(Rounds rounds) throws Exception;
}
