package dev.guiche.triage;

import dev.guiche.config.TriageConfig.Way;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.database.Sql;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ways out of the tree that upper floors know; {@code app} wires them. */
public interface Exits {
  /** The talk becomes a ticket, in the caller's transaction; the customer is told its protocol. */
  void ticket(Sql tx, LockedConversation talk, Way.Ticket way, List<Answered> answers);

  /**
   * Asks the contract gate before a desk's queue, and keeps what it answers.
   *
   * @param desk its key
   * @return empty where the customer may go on
   */
  Optional<Held> gate(Sql tx, LockedConversation talk, String desk, List<Answered> answers);

  /**
   * Somebody does not come to the queue that they were on their way to.
   *
   * @param to key of the desk that serves them instead; null where none does
   * @param words what they read
   */
  record Held(@Nullable String to, String words) {}
}
