package dev.guiche.conversation;

import dev.guiche.database.Sql;
import java.time.Instant;

/** Waiting for a desk to open. */
public final class Holding {
  private Holding() {}

  /**
   * Notes that the customer is told of the closed desk, and keeps the talk in the queue until it
   * opens. Part of the caller's transaction, which holds the talk's lock.
   *
   * @return false when they were told before
   */
  public static boolean hold(Sql tx, LockedConversation talk, Instant until) {
    return tx.update(
            """
            update conversation set absence_at = now(), held_until = $2
            where id = $1 and state = 'queued' and absence_at is null
            """,
            talk.id(),
            until)
        > 0;
  }
}
