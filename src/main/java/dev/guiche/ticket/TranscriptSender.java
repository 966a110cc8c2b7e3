package dev.guiche.ticket;

import dev.guiche.conversation.ConversationId;
import dev.guiche.database.Sql;

/** Mails a talk to the customer. The floor above does it; {@code app} wires it. */
public interface TranscriptSender {
  /**
   * Part of the caller's transaction. Where no address is known, consultants see that on both
   * timelines; telling the customer is the caller's.
   *
   * @param talk closed by now
   * @param ticket what it became; the transcript goes out as a mail of this ticket
   */
  void escalated(Sql tx, ConversationId talk, Ticket ticket);
}
