package dev.guiche.conversation;

import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;

/**
 * Hears of conversations that go to another desk, inside the transaction that takes them there;
 * whoever throws undoes it. Tell the outside world through the outbox.
 */
public interface TransferWatch {
  /**
   * @param talk as it was before
   */
  void transferred(Sql tx, LockedConversation talk, DeskId to, ConsultantId by);
}
