package dev.guiche.database;

import java.util.function.Supplier;

/**
 * For what has happened in the world and must be written down, although the database may be away
 * for a moment: it is tried again for as long as that takes. Only for work that may be repeated.
 */
public final class Patience {
  private static final long LONGEST_PAUSE_MILLIS = 2_000;

  private Patience() {}

  /**
   * @throws DatabaseFailure when the database answers, and refuses
   */
  public static <T> T get(Supplier<T> work) {
    for (int round = 1; ; round++) {
      try {
        return work.get();
      } catch (DatabaseFailure failure) {
        if (!failure.isUnavailable() && !failure.isConflict()) {
          throw failure;
        }
        pause(Math.min(LONGEST_PAUSE_MILLIS, 100L * round));
      }
    }
  }

  /**
   * @throws DatabaseFailure when the database answers, and refuses
   */
  public static void run(Runnable work) {
    get(
        () -> {
          work.run();
          return true;
        });
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }
}
