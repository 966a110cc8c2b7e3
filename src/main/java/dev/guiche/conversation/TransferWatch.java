package dev.guiche.conversation;

import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;

/**
 * Hears of conversations that go to another desk or to a colleague, inside the transaction that
 * takes them there; whoever throws undoes it. Tell the outside world through the outbox.
 */
public interface TransferWatch {
  /**
   * @param talk as it was before
   */
  void transferred(Sql tx, LockedConversation talk, DeskId to, ConsultantId by);

  /** Nobody came to it, and it waits at another desk from now on. */
  default void overflowed(Sql tx, LockedConversation talk, DeskId to) {}

  /**
   * A colleague is handed it. Whoever says true makes it an offer that they accept or return, and
   * sees to it that it does not lie.
   */
  default boolean offered(Sql tx, LockedConversation talk, ConsultantId to, ConsultantId by) {
    return false;
  }
}
