package dev.guiche.ticket;

import dev.guiche.config.Organization;
import dev.guiche.config.WorkflowConfig;
import dev.guiche.config.WorkflowConfig.Category;
import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Sight;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts tickets into the stage or the category that took the place of theirs, on record. */
final class Heirs {
  private final Workflows workflows;
  private final Organization house;
  private final TicketWatch watch;

  Heirs(Workflows workflows, Organization house, TicketWatch watch) {
    this.workflows = workflows;
    this.house = house;
    this.watch = watch;
  }

  void enter(Sql tx, Standing gone, WorkflowConfig workflow, Stage heir) {
    for (var id : gone.tickets(tx, workflow.name(), "stage")) {
      var ticket = new Tickets(tx, workflows).lock(id);
      tx.update(
          """
          update ticket set stage = $2, stage_since = now(),
            last_visible_stage = case when $3 then $2 when last_visible_stage = $5 then null
                                      else last_visible_stage end,
            closed_at = case when $4 then coalesce(closed_at, now()) end
          where id = $1
          """,
          id,
          heir.key(),
          heir.visible(),
          heir.ends() != null,
          gone.key());
      Passage.leave(tx, id);
      Passage.log(tx, id, heir, null);
      var event = Timelines.add(tx, ticket.timeline(), moved(ticket, gone.key(), heir));
      watch.moved(tx, now(tx, id), heir, event, null);
    }
  }

  /** The customer reads the new stage's name; what the old one was called, nobody can say. */
  private NewEntry moved(Ticket ticket, String gone, Stage heir) {
    @Nullable Stage seen = ticket.lastVisibleStage();
    boolean visible = heir.visible() && (seen == null || !seen.key().equals(heir.key()));
    Map<String, Object> details = new LinkedHashMap<>();
    if (!visible) {
      details.put("from", gone);
    }
    details.put("to", heir.key());
    details.put("toLabel", heir.label().in(house.locale()));
    details.put("succeeded", true);
    return NewEntry.event("stage", null, visible, details);
  }

  void reclassify(Sql tx, Standing gone, WorkflowConfig workflow, Category heir) {
    for (var id : gone.tickets(tx, workflow.name(), "category")) {
      var ticket = new Tickets(tx, workflows).lock(id);
      tx.update(
          "update ticket set category = $2, category_rank = $3 where id = $1",
          id,
          heir.key(),
          workflow.rank(heir));
      Timelines.add(
          tx,
          ticket.timeline(),
          NewEntry.event(
              "reclassified",
              null,
              false,
              Map.of("from", gone.key(), "to", heir.key(), "succeeded", true)));
      watch.changed(tx, ticket, now(tx, id), null);
    }
  }

  private Ticket now(Sql tx, TicketId id) {
    return new Tickets(tx, workflows).find(Sight.everything(), id).orElseThrow();
  }
}
