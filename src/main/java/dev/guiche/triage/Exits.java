package dev.guiche.triage;

import dev.guiche.config.TriageConfig.Way;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.database.Sql;
import java.util.List;

/** Ways out of the tree that upper floors know; {@code app} wires them. */
public interface Exits {
  /** The talk becomes a ticket, in the caller's transaction; the customer is told its protocol. */
  void ticket(Sql tx, LockedConversation talk, Way.Ticket way, List<Answered> answers);
}
