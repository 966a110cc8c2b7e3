package dev.guiche.conversation;

import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import org.jspecify.annotations.Nullable;

/** Told after each commit that changes who waits or who has room. Returns at once. */
public interface Dispatcher {
  /** A conversation has entered this desk's queue. */
  void somebodyWaits(DeskId desk);

  /** This consultant may have room for more. */
  void roomMade(ConsultantId consultant);

  /**
   * A conversation has left these hands.
   *
   * @param before null when it was in nobody's
   */
  default void wentFrom(@Nullable ConsultantId before) {
    if (before != null) {
      roomMade(before);
    }
  }
}
