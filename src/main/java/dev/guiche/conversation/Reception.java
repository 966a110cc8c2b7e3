package dev.guiche.conversation;

import dev.guiche.database.Sql;
import dev.guiche.desk.DeskId;
import java.util.Set;

/**
 * Who looks after those that come to the queue of a desk that may be closed. The floor above does
 * it; {@code app} wires it. Part of the caller's transaction.
 */
public interface Reception {
  /** Which of these desks are closed now. */
  Set<DeskId> closed(Sql tx, Set<DeskId> desks);

  /**
   * The customer stands in the queue with what they have said, and their desk may be closed. Said
   * again, it does nothing.
   *
   * @return whether they have just been told that it is
   */
  boolean received(Sql tx, ConversationId conversation);

  /** Every desk is always open. */
  static Reception alwaysOpen() {
    return new Reception() {
      @Override
      public Set<DeskId> closed(Sql tx, Set<DeskId> desks) {
        return Set.of();
      }

      @Override
      public boolean received(Sql tx, ConversationId conversation) {
        return false;
      }
    };
  }
}
