package dev.guiche.conversation;

import dev.guiche.channel.ChannelName;
import dev.guiche.database.Sql;
import dev.guiche.desk.DeskId;
import java.util.Optional;

/**
 * Who meets customers before the queue. The floor above does it; {@code app} wires it. Asked within
 * the intake's transaction.
 */
public interface FrontDoor {
  /** Whether a new conversation on this channel begins with questions. */
  boolean asks(ChannelName channel);

  /**
   * The customer has spoken while in triage; their word stands on the timeline.
   *
   * @return the desk whose queue they have come to with it
   */
  Optional<DeskId> heard(Sql tx, ConversationId conversation, String text);

  /** Everybody goes to the queue at once. */
  static FrontDoor open() {
    return new FrontDoor() {
      @Override
      public boolean asks(ChannelName channel) {
        return false;
      }

      @Override
      public Optional<DeskId> heard(Sql tx, ConversationId conversation, String text) {
        return Optional.empty();
      }
    };
  }
}
