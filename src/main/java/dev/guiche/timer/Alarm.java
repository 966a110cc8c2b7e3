package dev.guiche.timer;

import dev.guiche.database.Sql;

/** What happens when timers of one kind are due. */
public interface Alarm {
  /**
   * Locks what the timer is about, if those who set and cancel timers of this kind hold such a lock
   * while they do. First the subject and then the timer, here as there, or the two would wait for
   * each other.
   */
  default void lock(Sql tx, long subject) {}

  /**
   * Does what is to be done, in the transaction that takes the timer away. Whoever throws is called
   * again later, and holds nobody up. After a standstill many are due at once: a warning whose end
   * is due as well is better left out.
   */
  void ring(Sql tx, Due due);

  /** The transaction of {@link #ring} is committed: whoever watches may be told. */
  default void rung(Due due) {}
}
