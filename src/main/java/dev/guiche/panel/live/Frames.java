package dev.guiche.panel.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.TimelineId;
import dev.guiche.panel.view.ConsultantView;
import dev.guiche.panel.view.ConversationSummary;
import dev.guiche.panel.view.EntryView;
import dev.guiche.panel.view.MeView;
import dev.guiche.panel.view.Refs;
import dev.guiche.panel.view.TicketSummary;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.follow.Notification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the server says: the schemas named {@code …Frame} of the document. Those of {@link News} get
 * their {@code change} last, when it is known to whom they go.
 */
final class Frames {
  private Frames() {}

  record Welcome(String type, long change, boolean reset, MeView me) {}

  record ConversationFrame(String type, ConversationSummary conversation) {}

  record TicketFrame(String type, TicketSummary ticket) {}

  record Gone(
      String type, @Nullable ConversationId conversation, @Nullable TicketId ticket, long change) {}

  record EntryFrame(
      String type,
      @Nullable ConversationId conversation,
      @Nullable TicketId ticket,
      TimelineId timeline,
      EntryView entry) {}

  record Assigned(String type, ConversationId conversation) {}

  /** Where somebody was named or called by an event; whoever reads it opens it. */
  record Mentioned(
      String type,
      @Nullable ConversationId conversation,
      @Nullable TicketId ticket,
      @Nullable JsonNode event) {}

  record Notified(String type, TicketId ticket, Notification.Kind kind) {}

  record Typing(String type, ConversationId conversation, EntryView.AuthorView who) {}

  record ViewersFrame(
      String type,
      @Nullable ConversationId conversation,
      @Nullable TicketId ticket,
      List<Refs.ConsultantRef> consultants) {}

  record PresenceFrame(String type, ConsultantView consultant) {}

  record CountsFrame(String type, long waiting, long mine, long all, long change) {}

  record ErrorFrame(String type, String code, String detail) {}
}
