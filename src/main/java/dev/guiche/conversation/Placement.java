package dev.guiche.conversation;

import dev.guiche.channel.InboundMessage;
import dev.guiche.contact.ContactId;
import dev.guiche.database.Sql;
import dev.guiche.desk.DeskId;
import java.util.Optional;

/**
 * Where an e-mail belongs that is not simply the next word of a conversation. Asked within the
 * intake's transaction.
 */
public interface Placement {
  Place place(Sql tx, InboundMessage mail, ContactId from);

  /**
   * Where a message on a messenger belongs that replies to one of ours on a ticket.
   *
   * @return the ticket's timeline; empty for the next word of a conversation
   */
  default Optional<TimelineId> answered(Sql tx, InboundMessage message) {
    return Optional.empty();
  }

  /** The mail stands on the timeline that {@link #place} chose; same transaction. */
  void placed(Sql tx, InboundMessage mail, Place.OnTimeline place, EntryId entry);

  /**
   * A conversation has begun with this mail, and may belong to another desk than its channel's;
   * same transaction.
   *
   * @return the desk to which it has been moved
   */
  default Optional<DeskId> began(Sql tx, InboundMessage mail, ConversationId conversation) {
    return Optional.empty();
  }

  /** A mail of ours came back; the failed delivery's entry, same transaction. */
  void bounced(Sql tx, InboundMessage mail, EntryId original);

  /** The answer of {@link #place}. */
  sealed interface Place {
    /**
     * It belongs to a ticket.
     *
     * @param thirdParty the sender takes no part in it
     * @param opened the ticket was opened for this mail
     */
    record OnTimeline(TimelineId timeline, boolean thirdParty, boolean opened) implements Place {}

    /** It is the next word, or the first, of a conversation on its channel. */
    record InConversation() implements Place {}

    /** It is kept, but answers nothing and opens nothing: a list's, a loop's, a machine's. */
    record Aside(String why) implements Place {}
  }
}
