package dev.guiche.panel.live;

import dev.guiche.conversation.ConversationId;
import dev.guiche.database.Database;
import dev.guiche.database.Row;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.Presence;
import dev.guiche.panel.view.Refs.ConsultantRef;
import dev.guiche.ticket.TicketId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who has what on their screen, on whatever node. */
public final class Viewers {
  private final Database database;

  public Viewers(Database database) {
    this.database = database;
  }

  public List<ConsultantRef> of(ConversationId conversation) {
    return database.list(
        """
        select distinct k.id, k.name from screen s join consultant k on k.id = s.consultant_id
        where s.conversation_id = $1 order by k.name, k.id
        """,
        Viewers::read,
        conversation);
  }

  public List<ConsultantRef> of(TicketId ticket) {
    return database.list(
        """
        select distinct k.id, k.name from screen s join consultant k on k.id = s.consultant_id
        where s.ticket_id = $1 order by k.name, k.id
        """,
        Viewers::read,
        ticket);
  }

  void look(Presence.Screen screen, @Nullable ConversationId at, @Nullable TicketId ticket) {
    database.update(
        "update screen set conversation_id = $2, ticket_id = $3 where id = $1",
        screen.id(),
        at,
        ticket);
  }

  private static ConsultantRef read(Row row) {
    return new ConsultantRef(new ConsultantId(row.number("id")), row.text("name"));
  }
}
