package dev.guiche.conversation;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.ChannelName;
import dev.guiche.contact.ContactId;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that nobody else changes until the transaction ends.
 *
 * @param email the contact's, null when none is known
 * @param offer null where it was not handed to anybody, or was accepted
 * @param watchedBy who handed it on and hears of the next answer; null for nobody
 * @param consultant whose hands it is, or was last, in; null for nobody's
 */
public record LockedConversation(
    ConversationId id,
    TimelineId timeline,
    ContactId contact,
    @Nullable String email,
    ChannelName channel,
    Address address,
    DeskId desk,
    @Nullable ConsultantId consultant,
    ConversationState state,
    @Nullable Offer offer,
    @Nullable ConsultantId watchedBy) {

  /**
   * In hand, but not accepted yet.
   *
   * @param by who handed it on
   * @param from to whom it goes back; null for the queue
   */
  public record Offer(ConsultantId by, @Nullable ConsultantId from) {}

  boolean isInHand() {
    return state == ConversationState.ACTIVE || state == ConversationState.WAITING;
  }

  void refuseClosed() {
    if (state == ConversationState.CLOSED) {
      throw new Refusal.Closed();
    }
  }

  /** Locks the timeline, then the conversation, as everybody does. */
  public static LockedConversation lock(Sql tx, ConversationId id) {
    return tx.first(
            """
            select c.id, c.timeline_id, c.contact_id, p.email, c.channel, a.kind, a.address, c.desk_id,
                   c.consultant_id, c.state, c.offered_by, c.offered_from, c.watched_by
            from conversation c
            join timeline t on t.id = c.timeline_id
            join contact_address a on a.id = c.address_id
            join contact p on p.id = c.contact_id
            where c.id = $1 for update of t, c
            """,
            LockedConversation::of,
            id)
        .orElseThrow(() -> new Refusal.NotFound("conversation"));
  }

  private static LockedConversation of(Row row) {
    var by = who(row, "offered_by");
    return new LockedConversation(
        new ConversationId(row.number("id")),
        new TimelineId(row.number("timeline_id")),
        new ContactId(row.number("contact_id")),
        row.textOrNull("email"),
        new ChannelName(row.text("channel")),
        new Address(row.constant("kind", ChannelKind.class), row.text("address")),
        new DeskId(row.number("desk_id")),
        who(row, "consultant_id"),
        row.constant("state", ConversationState.class),
        by == null ? null : new Offer(by, who(row, "offered_from")),
        who(row, "watched_by"));
  }

  private static @Nullable ConsultantId who(Row row, String column) {
    var id = row.numberOrNull(column);
    return id == null ? null : new ConsultantId(id);
  }
}
