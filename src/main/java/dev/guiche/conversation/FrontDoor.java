package dev.guiche.conversation;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.InboundMessage;
import dev.guiche.contact.ContactId;
import dev.guiche.database.Sql;
import dev.guiche.desk.DeskId;
import java.util.Collection;
import java.util.Optional;

/**
 * Who hears customers where no consultant does: before the queue, in it, and after a talk. The
 * floor above does it; {@code app} wires it. Asked within the intake's transaction.
 */
public interface FrontDoor {
  /** Whether a new conversation on this channel begins with questions. */
  boolean asks(ChannelName channel);

  /** The same for somebody of whom we may know more. */
  default boolean asks(Sql tx, ChannelName channel, ContactId contact) {
    return asks(channel);
  }

  /**
   * Whether what a customer says in such a conversation is {@link #heard}. Asked of every message;
   * looks at nothing else.
   *
   * @param confirming whether they were asked if any doubt remains
   */
  default boolean listens(ConversationState state, boolean confirming, String text) {
    return state == ConversationState.TRIAGE;
  }

  /** Customers have spoken in these open conversations. */
  default void spoken(Sql tx, Collection<ConversationId> conversations) {}

  /** Somebody without an open conversation speaks: the closed one that they still speak of. */
  default Optional<ConversationId> afterwards(Sql tx, InboundMessage message) {
    return Optional.empty();
  }

  /**
   * The customer has spoken, and it was listened to; their word stands on the timeline.
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
