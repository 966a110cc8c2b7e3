package dev.guiche.conversation;

import dev.guiche.database.Sql;

/** Does what a closing conversation asks for, such as its transcript, in the same transaction. */
public interface Closing {
  /**
   * @param conversation as it stands, closed
   * @param outcome never {@link Outcome#SPAM}: spam gets no answer
   */
  void closed(Sql tx, ConversationId conversation, Outcome outcome);
}
