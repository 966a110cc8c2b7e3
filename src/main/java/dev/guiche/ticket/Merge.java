package dev.guiche.ticket;

import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import java.util.Map;
import java.util.Objects;

/**
 * Closes a duplicate into the ticket that lives on. Both timelines are read there, and what is
 * written to the duplicate lands there. A requester of their own goes on being answered about their
 * own protocol and learns nothing of the other one (see {@link MergedRequesters}).
 */
public final class Merge {
  private final Database database;
  private final Workflows workflows;
  private final Passage passage;
  private final Telling telling;
  private final Afterwards afterwards;

  Merge(
      Database database,
      Workflows workflows,
      Passage passage,
      Telling telling,
      Afterwards afterwards) {
    this.database = database;
    this.workflows = workflows;
    this.passage = passage;
    this.telling = telling;
    this.afterwards = afterwards;
  }

  /** The ticket itself, or the one that it was merged into. */
  static TicketId survivor(Sql tx, TicketId ticket) {
    return tx.one(
        "select coalesce(merged_into, id) as id from ticket where id = $1",
        row -> new TicketId(row.number("id")),
        ticket);
  }

  /** Returns the ticket that lives on. */
  public Ticket into(TicketId duplicate, TicketId survivor, ConsultantId by) {
    if (duplicate.equals(survivor)) {
      throw new Refusal.Invalid("same-ticket", "Um chamado não se une a si mesmo.");
    }
    record Both(Ticket gone, Ticket left) {}
    var both =
        database.inTransaction(
            tx -> {
              var tickets = new Tickets(tx, workflows);
              // The older one first, as everybody does, or two would wait for each other.
              boolean older = duplicate.value() < survivor.value();
              tickets.lock(older ? duplicate : survivor);
              tickets.lock(older ? survivor : duplicate);
              refuseMerged(tx, duplicate);
              refuseMerged(tx, survivor);
              merge(tx, tickets.lock(duplicate), tickets.lock(survivor), by);
              return new Both(tickets.lock(duplicate), tickets.lock(survivor));
            });
    afterwards.changed(both.gone().timeline());
    afterwards.changed(both.left().timeline());
    return both.left();
  }

  private static void refuseMerged(Sql tx, TicketId id) {
    boolean merged =
        tx.first(
                "select 1 as found from ticket where id = $1 and merged_into is not null",
                row -> true,
                id)
            .isPresent();
    if (merged) {
      throw new Refusal.Invalid(
          "already-merged", "Um dos dois já foi unido a outro chamado. Use o que continua.");
    }
  }

  private void merge(Sql tx, Ticket gone, Ticket left, ConsultantId by) {
    if (gone.stage().ends() == null) {
      closeQuietly(tx, gone, by);
    }
    tx.update(
        "update ticket set merged_into = $2 where id = $1 or merged_into = $1",
        gone.id(),
        left.id());
    tx.update(
        """
        insert into ticket_link (from_ticket, to_ticket, kind, linked_by)
        values ($1, $2, 'duplicates', $3) on conflict do nothing
        """,
        gone.id(),
        left.id(),
        by);
    event(tx, gone, "merged", left, by);
    event(tx, left, "absorbed", gone, by);
    if (gone.contact().equals(left.contact())) {
      var words = telling.reader(tx, left).wording();
      telling.tell(tx, left, words.mergedInto(gone.protocol(), left.protocol()));
    }
  }

  /** For the customer nothing has ended: they go on seeing the stage that they saw. */
  private void closeQuietly(Sql tx, Ticket gone, ConsultantId by) {
    var entry = passage.enter(tx, gone, end(gone), by, null, null);
    tx.update("update entry set visible = false where id = $1", entry);
    var seen = gone.lastVisibleStage();
    tx.update(
        "update ticket set last_visible_stage = $2 where id = $1",
        gone.id(),
        seen == null ? null : seen.key());
  }

  private Stage end(Ticket ticket) {
    return workflows.named(ticket.workflow(), ticket.deskKey()).stages().stream()
        .filter(stage -> Objects.nonNull(stage.ends()))
        .findFirst()
        .orElseThrow();
  }

  private static void event(Sql tx, Ticket on, String type, Ticket other, ConsultantId by) {
    var details = Map.of("ticket", other.id().value(), "protocol", other.protocol().value());
    Timelines.add(tx, on.timeline(), NewEntry.event(type, by, false, details));
  }
}
