package dev.guiche.ticket.work;

import dev.guiche.conversation.Draft;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.Sight;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Database;
import dev.guiche.desk.ConsultantId;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.Ticketing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers all tickets that wait for the same cause: written once, it goes to each requester in a
 * mail of their own with their own protocol. Each ticket is a transaction of its own, so that one
 * whose workflow says no holds nobody up.
 */
public final class Together {
  private final Database database;
  private final Ticketing ticketing;

  public Together(Database database, Ticketing ticketing) {
    this.database = database;
    this.ticketing = ticketing;
  }

  /**
   * What is said, and where the tickets go.
   *
   * @param stage key of a stage, or null to leave them where they are
   */
  public record Word(
      String clientKey,
      String text,
      @Nullable String stage,
      @Nullable String solution,
      @Nullable String reason) {}

  /** The open tickets that the cause has been linked to. */
  public List<TicketId> affected(TicketId cause) {
    return database.list(
        """
        select t.id from ticket_link l join ticket t on t.id = l.to_ticket
        where l.from_ticket = $1 and l.kind = 'causes' and t.closed_at is null order by t.id
        """,
        row -> new TicketId(row.number("id")),
        cause);
  }

  /**
   * @param sight tickets outside of it are left alone, and the outcome says so
   */
  public List<Done> answer(Ticket cause, Word word, ConsultantId by, Sight sight) {
    var outcomes = new ArrayList<Done>();
    for (var id : affected(cause.id())) {
      outcomes.add(
          ticketing
              .tickets()
              .find(sight, id)
              .map(ticket -> answer(ticket, word, by))
              .orElseGet(() -> Done.refused(id, new Refusal.NotFound("ticket"))));
    }
    long answered = outcomes.stream().filter(Done::answered).count();
    database.inTransaction(
        tx ->
            Timelines.add(
                tx,
                cause.timeline(),
                NewEntry.event("answered-together", by, false, Map.of("tickets", answered))));
    ticketing.afterwards().changed(cause.timeline());
    return outcomes;
  }

  private Done answer(Ticket ticket, Word word, ConsultantId by) {
    boolean answered = false;
    boolean moved = false;
    try {
      if (!ticket.stage().visible() && word.stage() != null) {
        move(ticket, word, by);
        moved = true;
      }
      var draft =
          new Draft(word.clientKey() + "/" + ticket.id().value(), word.text(), List.of(), null);
      ticketing.answering().answer(ticket.id(), by, draft);
      answered = true;
      if (word.stage() != null && !moved) {
        move(ticket, word, by);
        moved = true;
      }
      return new Done(ticket.id(), true, moved, null);
    } catch (Refusal refused) {
      return new Done(ticket.id(), answered, moved, refused);
    }
  }

  private void move(Ticket ticket, Word word, ConsultantId by) {
    ticketing
        .handling()
        .moveTo(ticket.id(), String.valueOf(word.stage()), by, word.solution(), word.reason());
  }

  /**
   * What became of one ticket.
   *
   * @param refused why not all of it was done, or null
   */
  public record Done(TicketId ticket, boolean answered, boolean moved, @Nullable Refusal refused) {
    static Done refused(TicketId ticket, Refusal why) {
      return new Done(ticket, false, false, why);
    }
  }
}
