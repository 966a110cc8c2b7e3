package dev.guiche.ticket.work;

import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Protocol;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.Sight;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Database;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.Ticketing;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How tickets hang together. Making or undoing a link leaves an event on both timelines. */
public final class Links {
  private final Database database;
  private final Ticketing ticketing;

  public Links(Database database, Ticketing ticketing) {
    this.database = database;
    this.ticketing = ticketing;
  }

  /** What the one ticket is to the other. */
  public enum Kind {
    RELATES("relates"),
    DUPLICATES("duplicated-by"),
    CAUSES("caused-by");

    private final String back;

    Kind(String back) {
      this.back = back;
    }

    String forth() {
      return name().toLowerCase(Locale.ROOT);
    }

    String back() {
      return back;
    }
  }

  /**
   * A linked ticket.
   *
   * @param protocol null, as the title, of a ticket that is out of sight: it hangs together, and
   *     that is all that may be known
   * @param kind as seen from the ticket that was asked about: what it is to this one
   */
  public record Link(
      TicketId ticket,
      @Nullable Protocol protocol,
      @Nullable String title,
      String kind,
      boolean closed) {}

  public List<Link> of(TicketId ticket, Sight sight) {
    return database.list(
        """
        select c.id, c.protocol, c.title, %s as seen, l.kind, c.closed_at is not null as closed
        from (
          select to_ticket as other, kind from ticket_link where from_ticket = $1
          union all
          select from_ticket, case kind when 'causes' then 'caused-by' when 'duplicates' then 'duplicated-by' else kind end
          from ticket_link where to_ticket = $1) l
        join ticket c on c.id = l.other order by l.kind, c.id
        """
            .formatted(Sight.openRule("$2")),
        Links::read,
        ticket,
        sight.only());
  }

  private static Link read(Row row) {
    boolean seen = row.flag("seen");
    return new Link(
        new TicketId(row.number("id")),
        seen ? new Protocol(row.text("protocol")) : null,
        seen ? row.text("title") : null,
        row.text("kind"),
        row.flag("closed"));
  }

  /** Twice is once. */
  public void link(Ticket from, Kind kind, Ticket to, ConsultantId by) {
    if (from.id().equals(to.id())) {
      throw new Refusal.Invalid("same-ticket", "Um chamado não se liga a si mesmo.");
    }
    write(
        from,
        to,
        tx ->
            tx.update(
                """
                insert into ticket_link (from_ticket, to_ticket, kind, linked_by) values ($1, $2, $3, $4)
                on conflict do nothing
                """,
                from.id(),
                to.id(),
                kind,
                by),
        "linked",
        kind,
        by);
  }

  public void unlink(Ticket from, Kind kind, Ticket to, ConsultantId by) {
    write(
        from,
        to,
        tx ->
            tx.update(
                "delete from ticket_link where from_ticket = $1 and to_ticket = $2 and kind = $3",
                from.id(),
                to.id(),
                kind),
        "unlinked",
        kind,
        by);
  }

  private interface Change {
    int in(Sql tx);
  }

  private void write(
      Ticket from, Ticket to, Change change, String event, Kind kind, ConsultantId by) {
    database.inTransaction(
        tx -> {
          Timelines.lock(tx, from.id().value() < to.id().value() ? from.timeline() : to.timeline());
          if (change.in(tx) > 0) {
            add(tx, from, event, kind.forth(), to, by);
            add(tx, to, event, kind.back(), from, by);
          }
          return kind;
        });
    ticketing.afterwards().changed(from.timeline());
    ticketing.afterwards().changed(to.timeline());
  }

  private static void add(
      Sql tx, Ticket on, String event, String kind, Ticket other, ConsultantId by) {
    var details =
        Map.of("kind", kind, "ticket", other.id().value(), "protocol", other.protocol().value());
    Timelines.add(tx, on.timeline(), NewEntry.event(event, by, false, details));
  }
}
