package dev.guiche.routing;

import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Row;
import dev.guiche.desk.ConsultantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A talk in the queue, locked.
 *
 * @param kind of its channel, such as {@code whatsapp}
 * @param needs skills without which nobody may have it
 * @param avoid who let it lie
 * @param portfolio who looks after the contact
 * @param last who served them last
 */
record Guest(
    ConversationId id,
    TimelineId timeline,
    String kind,
    List<String> needs,
    @Nullable ConsultantId avoid,
    @Nullable ConsultantId portfolio,
    @Nullable ConsultantId last) {

  static Guest read(Row row) {
    return new Guest(
        new ConversationId(row.number("id")),
        new TimelineId(row.number("timeline_id")),
        row.text("kind"),
        row.texts("needs"),
        who(row, "avoid"),
        who(row, "portfolio"),
        who(row, "last"));
  }

  private static @Nullable ConsultantId who(Row row, String column) {
    var id = row.numberOrNull(column);
    return id == null ? null : new ConsultantId(id);
  }
}
