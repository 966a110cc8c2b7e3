package dev.guiche.ticket;

import dev.guiche.config.WorkflowConfig;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands a ticket over to another desk. Whoever does it, and whoever had it in hand, follows it from
 * then on (IN-5, IN-7).
 */
public final class Transfer {
  private final Database database;
  private final Workflows workflows;
  private final Passage passage;
  private final Telling telling;
  private final Onward onward;
  private final TicketWatch watch;
  private final Afterwards afterwards;

  Transfer(
      Database database,
      Workflows workflows,
      Passage passage,
      Telling telling,
      Onward onward,
      TicketWatch watch,
      Afterwards afterwards) {
    this.database = database;
    this.workflows = workflows;
    this.passage = passage;
    this.telling = telling;
    this.onward = onward;
    this.watch = watch;
    this.afterwards = afterwards;
  }

  /**
   * Where the desk works by other rules, the ticket begins in their first stage; its category stays
   * where they know it.
   *
   * @param note for the other desk, or null
   * @param tell whether the customer hears whose it is now
   */
  public Ticket toDesk(
      TicketId id, DeskId to, @Nullable String note, boolean tell, ConsultantId by) {
    Ticket moved =
        database.inTransaction(
            tx -> {
              var tickets = new Tickets(tx, workflows);
              var ticket = tickets.lock(id);
              if (!ticket.desk().equals(to)) {
                move(tx, ticket, to, note, tell, by);
                watch.changed(tx, ticket, tickets.lock(id), by);
              }
              return tickets.lock(id);
            });
    afterwards.changed(moved.timeline());
    return moved;
  }

  private record Target(String key, String label) {}

  private void move(
      Sql tx, Ticket ticket, DeskId to, @Nullable String note, boolean tell, ConsultantId by) {
    var desk =
        tx.first(
                "select key, label from desk where id = $1 and enabled",
                row -> new Target(row.text("key"), row.text("label")),
                to)
            .orElseThrow(() -> new Refusal.NotFound("desk"));
    var rules = workflows.ofDesk(desk.key());
    var from = ticket.assignee();
    tx.update(
        "update ticket set desk_id = $2, consultant_id = null where id = $1", ticket.id(), to);
    if (from != null) {
      Watchers.add(tx, ticket.timeline(), from, Watchers.Why.TRANSFERRED, by);
    }
    Watchers.add(tx, ticket.timeline(), by, Watchers.Why.TRANSFERRED, by);
    record(tx, ticket, to, desk, by);
    if (note != null && !note.isBlank()) {
      Timelines.add(tx, ticket.timeline(), NewEntry.note(by, note.replace("\0", "").strip(), null));
    }
    if (!rules.name().equals(ticket.workflow())) {
      follow(tx, ticket, rules, by);
    }
    if (tell) {
      var reader = telling.reader(tx, ticket);
      telling.tell(
          tx,
          ticket,
          reader.wording().passedOn(ticket.protocol(), desk.label())
              + onward.returns(desk.key(), desk.label(), reader, tx.now()));
    }
  }

  private static void record(Sql tx, Ticket ticket, DeskId to, Target desk, ConsultantId by) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("from", ticket.deskLabel());
    details.put("desk", to.value());
    details.put("label", desk.label());
    Timelines.add(tx, ticket.timeline(), NewEntry.event("transferred", by, false, details));
  }

  /** From now on the ticket moves by these rules. */
  private void follow(Sql tx, Ticket ticket, WorkflowConfig rules, ConsultantId by) {
    var category = Workflows.category(rules, ticket.category().key());
    tx.update(
        "update ticket set workflow = $2, category = $3 where id = $1",
        ticket.id(),
        rules.name(),
        category.key());
    passage.enter(tx, ticket, rules.first(), by, null, null);
  }
}
