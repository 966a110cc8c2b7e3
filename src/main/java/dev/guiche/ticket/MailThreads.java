package dev.guiche.ticket;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.ExternalId;
import dev.guiche.conversation.Protocol;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Sql;
import java.util.List;
import java.util.Optional;

/** Looks up tickets by what a mail carries of an earlier one. */
final class MailThreads {
  private final MessageIds messageIds;

  MailThreads(MessageIds messageIds) {
    this.messageIds = messageIds;
  }

  boolean exists(Sql tx, TicketId ticket) {
    return tx.first("select 1 as found from ticket where id = $1", row -> true, ticket).isPresent();
  }

  TimelineId timelineOf(Sql tx, TicketId ticket) {
    return tx.one(
        "select timeline_id from ticket where id = $1",
        row -> new TimelineId(row.number("timeline_id")),
        ticket);
  }

  TicketId ticketOn(Sql tx, TimelineId timeline) {
    return tx.one(
        "select id from ticket where timeline_id = $1",
        row -> new TicketId(row.number("id")),
        timeline);
  }

  /**
   * The ticket of the nearest reference that leads to one.
   *
   * @param references nearest first
   */
  Optional<TicketId> byReferences(Sql tx, ChannelName channel, List<ExternalId> references) {
    return references.stream()
        .flatMap(reference -> timeline(tx, channel, reference).stream())
        .flatMap(timeline -> onOrOf(tx, timeline).stream())
        .findFirst();
  }

  /** The open talk, on another channel, whose answer went by mail; the nearest reference first. */
  Optional<TimelineId> openTalk(Sql tx, ChannelName channel, List<ExternalId> references) {
    return references.stream()
        .flatMap(reference -> timeline(tx, channel, reference).stream())
        .filter(
            timeline ->
                tx.first(
                        """
                        select 1 as open from conversation
                        where timeline_id = $1 and state <> 'closed' and channel <> $2
                        """,
                        row -> true,
                        timeline,
                        channel.value())
                    .isPresent())
        .findFirst();
  }

  boolean isTalk(Sql tx, TimelineId timeline) {
    return tx.first(
            "select 1 as found from conversation where timeline_id = $1", row -> true, timeline)
        .isPresent();
  }

  /** The timeline on which a mail stands: ours by its signed Message-ID, others as we know them. */
  Optional<TimelineId> timeline(Sql tx, ChannelName channel, ExternalId messageId) {
    var ours = messageIds.entryOf(messageId);
    return ours.isPresent() ? ofEntry(tx, ours.get()) : ofKnownMail(tx, channel, messageId);
  }

  private static Optional<TimelineId> ofEntry(Sql tx, long entry) {
    return tx.first(
        "select timeline_id from entry where id = $1",
        row -> new TimelineId(row.number("timeline_id")),
        entry);
  }

  /** A customer's mail to which another one of the thread was sent, or a mail of a conversation. */
  private static Optional<TimelineId> ofKnownMail(
      Sql tx, ChannelName channel, ExternalId messageId) {
    return tx.first(
        """
        select timeline_id from entry where channel = $1 and external_id = $2 and author = 'customer'
        union all
        select timeline_id from delivery where channel = $1 and external_id = $2
        limit 1
        """,
        row -> new TimelineId(row.number("timeline_id")),
        channel.value(),
        messageId.value());
  }

  /** The ticket whose timeline it is, or the newest one that its talk belongs to. */
  private static Optional<TicketId> onOrOf(Sql tx, TimelineId timeline) {
    return tx.first(
        """
        select id from ticket where timeline_id = $1
        union all
        (select x.ticket_id from conversation c join ticket_conversation x on x.conversation_id = c.id
         where c.timeline_id = $1 order by x.ticket_id desc limit 1)
        limit 1
        """,
        row -> new TicketId(row.number("id")),
        timeline);
  }

  /** By the ticket's own protocol, or by that of a talk that it grew out of. */
  Optional<TicketId> byProtocol(Sql tx, String subject) {
    return Protocol.in(subject)
        .flatMap(
            protocol ->
                tx.first(
                    """
                    select id from ticket where protocol = $1
                    union all
                    (select x.ticket_id from conversation c join ticket_conversation x on x.conversation_id = c.id
                     where c.protocol = $1 order by x.ticket_id desc limit 1)
                    limit 1
                    """,
                    row -> new TicketId(row.number("id")),
                    protocol.value()));
  }
}
