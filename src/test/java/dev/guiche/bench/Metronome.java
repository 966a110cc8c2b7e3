package dev.guiche.bench;

import java.util.concurrent.locks.LockSupport;

/**
 * Does something so often a second, whatever becomes of it: who is late is measured from when it
 * was due, or a gateway that stops for a moment would be asked less just then.
 */
final class Metronome {
  private Metronome() {}

  /** One beat. */
  @FunctionalInterface
  interface Beat {
    /**
     * @param due on the clock of {@link System#nanoTime}
     */
    void at(int number, long due);
  }

  static void run(int perSecond, int seconds, Beat beat) {
    long begin = System.nanoTime();
    for (int i = 0; i < perSecond * seconds; i++) {
      long due = begin + i * 1_000_000_000L / perSecond;
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      beat.at(i, due);
    }
  }
}
