package dev.guiche.ticket.work;

import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.Sight;
import dev.guiche.database.Database;
import dev.guiche.desk.ConsultantId;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketChange;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.Ticketing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same change for many tickets, each by itself: what one refuses, the others still do. */
public final class Bulk {
  private final Ticketing ticketing;
  private final Tags tags;

  public Bulk(Database database, Ticketing ticketing) {
    this.ticketing = ticketing;
    this.tags = new Tags(database, ticketing);
  }

  /** What is to be different; null or empty leaves a thing as it is. */
  public record Change(
      @Nullable ConsultantId assignee,
      boolean unassign,
      @Nullable Priority priority,
      @Nullable String category,
      @Nullable String stage,
      @Nullable String solution,
      @Nullable String reason,
      List<String> addTags,
      List<String> removeTags) {}

  /**
   * What became of one ticket.
   *
   * @param refused why it was not done, or null
   */
  public record Done(TicketId ticket, @Nullable Refusal refused) {}

  public List<Done> change(List<TicketId> ids, Change change, ConsultantId by, Sight sight) {
    return ids.stream().distinct().map(id -> new Done(id, one(id, change, by, sight))).toList();
  }

  private @Nullable Refusal one(TicketId id, Change change, ConsultantId by, Sight sight) {
    try {
      var ticket =
          ticketing.tickets().find(sight, id).orElseThrow(() -> new Refusal.NotFound("ticket"));
      apply(ticket, change, by);
      return null;
    } catch (Refusal refused) {
      return refused;
    }
  }

  private void apply(Ticket ticket, Change change, ConsultantId by) {
    var handling = ticketing.handling();
    boolean assigns = change.unassign() || change.assignee() != null;
    if (assigns || change.priority() != null || change.category() != null) {
      handling.change(
          ticket.id(),
          new TicketChange(
              null, change.category(), change.priority(), change.assignee(), change.unassign()),
          by);
    }
    if (!change.addTags().isEmpty() || !change.removeTags().isEmpty()) {
      tags.change(ticket.timeline(), change.addTags(), change.removeTags(), by);
    }
    if (change.stage() != null) {
      handling.moveTo(ticket.id(), change.stage(), by, change.solution(), change.reason());
    }
  }
}
