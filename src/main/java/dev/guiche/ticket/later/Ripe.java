package dev.guiche.ticket.later;

import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Draft;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Row;
import dev.guiche.desk.ConsultantId;
import dev.guiche.ticket.TicketId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message whose time has come; it stands in a conversation or on a ticket. */
record Ripe(
    TimelineId timeline,
    ConsultantId by,
    Draft draft,
    @Nullable ConversationId conversation,
    @Nullable TicketId ticket) {

  static Ripe of(Row row) {
    var conversation = row.numberOrNull("conversation");
    var ticket = row.numberOrNull("ticket");
    return new Ripe(
        new TimelineId(row.number("timeline_id")),
        new ConsultantId(row.number("consultant_id")),
        new Draft(row.text("client_key"), row.text("text"), List.of(), null),
        conversation == null ? null : new ConversationId(conversation),
        ticket == null ? null : new TicketId(ticket));
  }
}
