package dev.guiche.panel.view;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.Channels;
import dev.guiche.conversation.Conversation;
import dev.guiche.ticket.TicketRef;
import dev.guiche.ticket.Tickets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds to conversations what other floors know of them: their tickets, the channel's window. */
public final class ConversationViews {
  private final Channels channels;
  private final Tickets tickets;

  public ConversationViews(Channels channels, Tickets tickets) {
    this.channels = channels;
    this.tickets = tickets;
  }

  public ConversationSummary summary(Conversation conversation) {
    return summaries(List.of(conversation)).getFirst();
  }

  public List<ConversationSummary> summaries(List<Conversation> conversations) {
    if (conversations.isEmpty()) {
      return List.of();
    }
    var linked = tickets.ofConversations(conversations.stream().map(Conversation::id).toList());
    return conversations.stream()
        .map(c -> ConversationSummary.of(c, windowEnd(c), refs(linked.get(c.id()))))
        .toList();
  }

  private static List<Refs.TicketRef> refs(@Nullable List<TicketRef> tickets) {
    return tickets == null
        ? List.of()
        : tickets.stream().map(t -> new Refs.TicketRef(t.id(), t.protocol().value())).toList();
  }

  private @Nullable Instant windowEnd(Conversation conversation) {
    var last = conversation.lastCustomerAt();
    return last == null || !conversation.isOpen()
        ? null
        : channels
            .find(new ChannelName(conversation.channel()))
            .map(channel -> channel.answerWindow())
            .map(last::plus)
            .orElse(null);
  }
}
