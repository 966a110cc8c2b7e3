package dev.guiche.routing;

import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.database.Sql;

/** What a closed desk needs of upper floors; {@code app} wires it. */
public interface Outside {
  /** The talk becomes a ticket, in the caller's transaction; the customer is told its protocol. */
  void ticket(Sql tx, LockedConversation talk);

  /**
   * Writes to somebody on call, in the caller's transaction. Where there is no mailbox, nothing is
   * written.
   *
   * @param entry the call, on the talk's timeline
   */
  void mail(Sql tx, LockedConversation talk, EntryId entry, String email, String subject);

  /**
   * Tells the desk's Telegram group who is called, in the caller's transaction. Where there is no
   * group, nobody is told.
   *
   * @param names of those on call
   */
  void group(Sql tx, LockedConversation talk, String names);
}
