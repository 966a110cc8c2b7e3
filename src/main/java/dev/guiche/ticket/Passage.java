package dev.guiche.ticket;

import dev.guiche.config.Organization;
import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Sight;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From one stage to another: the ticket, the log of its stages and the event on its timeline.
 * Whether the move is allowed has been decided before.
 */
final class Passage {
  private final Workflows workflows;
  private final Organization house;
  private final TicketWatch watch;

  Passage(Workflows workflows, Organization house, TicketWatch watch) {
    this.workflows = workflows;
    this.house = house;
    this.watch = watch;
  }

  /**
   * @param by who moved it; null: the customer's word or a rule
   */
  EntryId enter(
      Sql tx,
      Ticket ticket,
      Stage to,
      @Nullable ConsultantId by,
      @Nullable String solution,
      @Nullable String reason) {
    return enter(tx, ticket, to, by, solution, reason, null);
  }

  /**
   * Moves on because a rule says so.
   *
   * @param rule its name, which stands on the event
   */
  EntryId enterByRule(Sql tx, Ticket ticket, Stage to, String rule) {
    return enter(tx, ticket, to, null, null, null, rule);
  }

  private EntryId enter(
      Sql tx,
      Ticket ticket,
      Stage to,
      @Nullable ConsultantId by,
      @Nullable String solution,
      @Nullable String reason,
      @Nullable String rule) {
    boolean reopens = ticket.stage().ends() != null && to.ends() == null;
    tx.send(
        """
        update ticket set
          stage = $2, stage_since = now(),
          last_visible_stage = case when $3 then $2 else last_visible_stage end,
          solution = case when $4 then null else coalesce($6, solution) end,
          reason = case when $4 then null else coalesce($7, reason) end,
          closed_at = case when $5 then coalesce(closed_at, now()) end
        where id = $1
        """,
        ticket.id(),
        to.key(),
        to.visible(),
        reopens,
        to.ends() != null,
        to.visible() ? solution : null,
        to.visible() ? reason : null);
    leave(tx, ticket.id());
    log(tx, ticket.id(), to, by);
    var event = Timelines.add(tx, ticket.timeline(), event(ticket, to, by, solution, reason, rule));
    var moved = new Tickets(tx, workflows).find(Sight.everything(), ticket.id()).orElseThrow();
    watch.moved(tx, moved, ticket.stage(), event, by);
    return event;
  }

  static void leave(Sql tx, TicketId ticket) {
    tx.send(
        "update ticket_stage_log set left_at = now() where ticket_id = $1 and left_at is null",
        ticket);
  }

  static void log(Sql tx, TicketId ticket, Stage stage, @Nullable ConsultantId by) {
    tx.send(
        """
        insert into ticket_stage_log (ticket_id, stage, clock_running, consultant_id)
        values ($1, $2, $3, $4)
        """,
        ticket,
        stage.key(),
        stage.clockRuns(),
        by);
  }

  /**
   * The customer may read of a visible stage, told from the last one that they saw; of a detour
   * through internal stages they learn nothing.
   */
  private NewEntry event(
      Ticket ticket,
      Stage to,
      @Nullable ConsultantId by,
      @Nullable String solution,
      @Nullable String reason,
      @Nullable String rule) {
    var seen = ticket.lastVisibleStage();
    boolean news = seen == null || !seen.key().equals(to.key());
    boolean visible = to.visible() && news;
    Stage from = visible ? seen : ticket.stage();
    Map<String, Object> details = new LinkedHashMap<>();
    if (from != null) {
      details.put("from", from.key());
      details.put("fromLabel", from.label().in(house.locale()));
    }
    details.put("to", to.key());
    details.put("toLabel", to.label().in(house.locale()));
    if (to.ends() != null) {
      details.put("ends", to.ends().name().toLowerCase(Locale.ROOT));
    } else if (ticket.stage().ends() != null) {
      details.put("reopened", true);
    }
    if (solution != null) {
      details.put("solution", solution);
    }
    if (reason != null) {
      details.put("reason", reason);
    }
    if (rule != null) {
      details.put("rule", rule);
    }
    return NewEntry.event("stage", by, visible, details);
  }
}
