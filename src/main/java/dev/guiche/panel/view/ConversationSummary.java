package dev.guiche.panel.view;

import dev.guiche.channel.ChannelKind;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.Outcome;
import dev.guiche.conversation.TimelineId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation as lists and heads show it. */
public record ConversationSummary(
    ConversationId id,
    TimelineId timeline,
    String protocol,
    String channel,
    ChannelKind kind,
    ConversationState state,
    @Nullable Outcome outcome,
    @Nullable String solution,
    Refs.DeskRef desk,
    Refs.@Nullable ConsultantRef consultant,
    Refs.ContactRef contact,
    int priority,
    boolean atFront,
    Refs.@Nullable Preview preview,
    @Nullable Instant lastEntryAt,
    @Nullable Instant waitingSince,
    @Nullable Instant queuedAt,
    int unread,
    @Nullable Instant windowEndsAt,
    List<Refs.TicketRef> tickets,
    Instant createdAt,
    @Nullable Instant closedAt,
    boolean confirming,
    Refs.@Nullable ConsultantRef offeredBy) {

  static ConversationSummary of(
      Conversation c, @Nullable Instant windowEndsAt, List<Refs.TicketRef> tickets) {
    return new ConversationSummary(
        c.id(),
        c.timeline(),
        c.protocol().value(),
        c.channel(),
        c.address().kind(),
        c.state(),
        c.outcome(),
        c.solution(),
        new Refs.DeskRef(c.desk(), c.deskLabel()),
        Refs.ConsultantRef.of(c.consultant(), c.consultantName()),
        new Refs.ContactRef(c.contact(), c.contactName(), c.company()),
        c.priority(),
        c.atFront(),
        Refs.Preview.of(c.preview()),
        c.lastEntryAt(),
        c.waitingSince(),
        c.queuedAt(),
        c.unread(),
        windowEndsAt,
        tickets,
        c.createdAt(),
        c.closedAt(),
        c.confirming(),
        Refs.ConsultantRef.of(c.offeredBy(), c.offeredByName()));
  }
}
