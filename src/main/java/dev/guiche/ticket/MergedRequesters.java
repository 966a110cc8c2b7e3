package dev.guiche.ticket;

import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.conversation.Attachments;
import dev.guiche.conversation.Entries;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The other people behind a ticket into which theirs were merged: each hears on their own ticket,
 * by their own protocol, what is answered and what it came to.
 */
final class MergedRequesters implements TicketWatch {
  private final Workflows workflows;
  private final Telling telling;
  private final Farewell farewell;

  MergedRequesters(Workflows workflows, Telling telling, Farewell farewell) {
    this.workflows = workflows;
    this.telling = telling;
    this.farewell = farewell;
  }

  @Override
  public void answered(Sql tx, Ticket ticket, EntryId entry, ConsultantId by) {
    for (var other : others(tx, ticket)) {
      var said = new Entries(tx).find(entry).orElseThrow();
      var copy =
          Timelines.add(
              tx, other.timeline(), NewEntry.message(by, said.channel(), said.text(), null, null));
      Attachments.copy(tx, entry, copy);
      telling.send(tx, other, copy, said.text());
    }
  }

  @Override
  public void moved(Sql tx, Ticket ticket, Stage from, EntryId event, @Nullable ConsultantId by) {
    var to = ticket.stage();
    if (to.ends() == null || !to.visible()) {
      return;
    }
    for (var other : others(tx, ticket)) {
      tx.update(
          """
          update ticket set solution = $2, reason = $3, last_visible_stage = stage where id = $1
          """,
          other.id(),
          ticket.solution(),
          ticket.reason());
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("to", to.key());
      details.put("toLabel", to.label().in(telling.reader(tx, other).wording().locale()));
      details.put("solution", ticket.solution());
      details.put("reason", ticket.reason());
      var told = Timelines.add(tx, other.timeline(), NewEntry.event("stage", by, true, details));
      farewell.send(tx, other, to, told, ticket.solution(), ticket.reason());
    }
  }

  /** Who has merged their own has one ticket, and hears of it there. */
  private List<Ticket> others(Sql tx, Ticket ticket) {
    return tx
        .list(
            "select id from ticket where merged_into = $1 and contact_id <> $2 order by id",
            row -> new TicketId(row.number("id")),
            ticket.id(),
            ticket.contact())
        .stream()
        .map(new Tickets(tx, workflows)::lock)
        .toList();
  }
}
