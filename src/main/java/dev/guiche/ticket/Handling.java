package dev.guiche.ticket;

import dev.guiche.config.Organization;
import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Sight;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What consultants do with a ticket besides writing. Any member of the desk may do it (IN-3); each
 * verb is one transaction and leaves an event.
 */
public final class Handling {
  private final Database database;
  private final Workflows workflows;
  private final Passage passage;
  private final Farewell farewell;
  private final Forecast forecast;
  private final Organization house;
  private final TicketWatch watch;
  private final Afterwards afterwards;

  Handling(
      Database database,
      Workflows workflows,
      Passage passage,
      Farewell farewell,
      Forecast forecast,
      Organization house,
      TicketWatch watch,
      Afterwards afterwards) {
    this.database = database;
    this.workflows = workflows;
    this.passage = passage;
    this.farewell = farewell;
    this.forecast = forecast;
    this.house = house;
    this.watch = watch;
    this.afterwards = afterwards;
  }

  @FunctionalInterface
  private interface Verb {
    void on(Sql tx, Ticket ticket);
  }

  private Ticket change(TicketId id, Verb verb) {
    Ticket changed =
        database.inTransaction(
            tx -> {
              var tickets = new Tickets(tx, workflows);
              verb.on(tx, tickets.lock(id));
              return tickets.lock(id);
            });
    afterwards.changed(changed.timeline());
    return changed;
  }

  /**
   * Moves a ticket to another stage, as its workflow allows. One that ends there is closed, and the
   * customer hears by mail what it came to; likewise of a day that they are promised.
   */
  public Ticket moveTo(TicketId id, Move move, ConsultantId by) {
    return change(id, (tx, ticket) -> move(tx, ticket, move, by));
  }

  /** The same, where the workflow wants no more than what was done or why not. */
  public Ticket moveTo(
      TicketId id,
      String stage,
      ConsultantId by,
      @Nullable String solution,
      @Nullable String reason) {
    return moveTo(id, new Move(stage, solution, reason, null, null), by);
  }

  private void move(Sql tx, Ticket ticket, Move move, ConsultantId by) {
    if (ticket.stage().key().equals(move.stage())) {
      return;
    }
    var to =
        Workflows.checkMove(
            workflows.of(ticket), ticket, move.stage(), People.roleOf(tx, by), move.met(ticket));
    var entry = passage.enter(tx, ticket, to, by, move.solution(), move.reason());
    if (move.planned() != null) {
      forecast.plan(tx, ticket, move.planned(), to.visible(), by);
    }
    if (move.promised() != null) {
      forecast.promise(tx, ticket, move.promised(), by);
    }
    if (to.ends() != null && to.visible()) {
      farewell.send(tx, ticket, to, entry, move.solution(), move.reason());
    }
  }

  /**
   * Changes title, category, priority, assignee, fields, plan or promise. Any consultant may; the
   * workflow says who may choose a category.
   */
  public Ticket change(TicketId id, TicketChange change, ConsultantId by) {
    return change(id, (tx, ticket) -> apply(tx, ticket, change, by));
  }

  /**
   * Assigns an open ticket that is nobody's to a member of its desk; from others it is not taken.
   * Returns the ticket as it now is, which says whose.
   */
  public Ticket takeFree(TicketId id, ConsultantId by) {
    return change(
        id,
        (tx, ticket) -> {
          boolean free = ticket.assignee() == null && ticket.closedAt() == null;
          if (free && People.worksFor(tx, by, ticket.desk())) {
            assign(tx, ticket, by, by);
          }
        });
  }

  private void apply(Sql tx, Ticket ticket, TicketChange change, ConsultantId by) {
    if (change.title() != null) {
      retitle(tx, ticket, change.title(), by);
    }
    if (change.category() != null) {
      reclassify(tx, ticket, change.category(), change.priority(), by);
    } else if (change.priority() != null && change.priority() != ticket.priority()) {
      prioritize(tx, ticket, change.priority(), by);
    }
    tellOfChange(tx, ticket, by);
    if (change.unassign() || change.assignee() != null) {
      assign(tx, ticket, change.assignee(), by);
    }
    if (!change.fields().isEmpty()) {
      answer(tx, ticket, change.fields(), by);
    }
    if (change.planned() != null) {
      forecast.plan(tx, ticket, Move.text(change.planned()), ticket.stage().visible(), by);
    }
    if (change.unpromise() || change.promised() != null) {
      forecast.promise(tx, ticket, change.promised(), by);
    }
  }

  private void answer(Sql tx, Ticket ticket, Map<String, String> given, ConsultantId by) {
    var workflow = workflows.of(ticket);
    var fields =
        new Fields(workflow, house.locale()).changed(ticket.fields(), given, People.roleOf(tx, by));
    if (!fields.equals(ticket.fields())) {
      tx.update("update ticket set fields = $2 where id = $1", ticket.id(), Fields.json(fields));
      record(tx, ticket, "fields", by, Map.of("from", ticket.fields(), "to", fields));
    }
  }

  private void tellOfChange(Sql tx, Ticket before, ConsultantId by) {
    var now = new Tickets(tx, workflows).find(Sight.everything(), before.id()).orElseThrow();
    if (!now.category().equals(before.category()) || now.priority() != before.priority()) {
      watch.changed(tx, before, now, by);
    }
  }

  private static void retitle(Sql tx, Ticket ticket, String wish, ConsultantId by) {
    String title = NewTicket.oneLine(wish);
    if (title.isEmpty()) {
      throw Refused.TITLE_NEEDED.because();
    }
    tx.send("update ticket set title = $2 where id = $1", ticket.id(), title);
    record(tx, ticket, "retitled", by, Map.of("from", ticket.title(), "to", title));
  }

  private void reclassify(
      Sql tx, Ticket ticket, String key, @Nullable Priority wish, ConsultantId by) {
    var workflow = workflows.of(ticket);
    var category = Workflows.choose(workflow, key, People.roleOf(tx, by));
    if (!ticket.stage().takes(category)) {
      throw Refused.CATEGORY_NOT_TAKEN.because();
    }
    var priority = wish == null ? category.priority() : wish;
    tx.send(
        "update ticket set category = $2, priority = $3, category_rank = $4 where id = $1",
        ticket.id(),
        category.key(),
        Ranks.of(priority),
        workflow.rank(category));
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("from", ticket.category().key());
    details.put("to", category.key());
    details.put("priority", name(priority));
    record(tx, ticket, "reclassified", by, details);
  }

  private static void prioritize(Sql tx, Ticket ticket, Priority to, ConsultantId by) {
    tx.send("update ticket set priority = $2 where id = $1", ticket.id(), Ranks.of(to));
    record(tx, ticket, "prioritized", by, Map.of("from", name(ticket.priority()), "to", name(to)));
  }

  private static void assign(Sql tx, Ticket ticket, @Nullable ConsultantId to, ConsultantId by) {
    Map<String, Object> details = new LinkedHashMap<>();
    if (to != null) {
      details.put("consultant", to.value());
      details.put("name", People.nameOf(tx, to));
    }
    tx.send("update ticket set consultant_id = $2 where id = $1", ticket.id(), to);
    record(tx, ticket, to == null ? "unassigned" : "assigned", by, details);
  }

  private static String name(Priority priority) {
    return priority.name().toLowerCase(Locale.ROOT);
  }

  private static void record(
      Sql tx, Ticket ticket, String type, ConsultantId by, Map<String, ?> details) {
    Timelines.write(tx, ticket.timeline(), NewEntry.event(type, by, false, details));
  }
}
