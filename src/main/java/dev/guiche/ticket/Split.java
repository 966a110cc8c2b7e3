package dev.guiche.ticket;

import dev.guiche.conversation.Attachments;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.TimelineId;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Begins a new ticket with chosen entries of another one, where somebody asked for two things at
 * once. The entries are copied: nothing leaves the first ticket.
 */
public final class Split {
  private final Database database;
  private final Workflows workflows;
  private final Birth birth;
  private final Telling telling;
  private final Afterwards afterwards;

  Split(
      Database database, Workflows workflows, Birth birth, Telling telling, Afterwards afterwards) {
    this.database = database;
    this.workflows = workflows;
    this.birth = birth;
    this.telling = telling;
    this.afterwards = afterwards;
  }

  /**
   * The customer is told the new protocol.
   *
   * @param entries messages and notes that stand on the ticket
   */
  public Ticket off(TicketId id, List<EntryId> entries, String title, ConsultantId by) {
    record Both(Ticket old, Ticket fresh) {}
    var both =
        database.inTransaction(
            tx -> {
              var tickets = new Tickets(tx, workflows);
              var old = tickets.lock(id);
              var fresh = split(tx, old, entries, title, by);
              return new Both(old, tickets.lock(fresh.id()));
            });
    afterwards.changed(both.old().timeline());
    afterwards.changed(both.fresh().timeline());
    return both.fresh();
  }

  private Ticket split(Sql tx, Ticket old, List<EntryId> entries, String title, ConsultantId by) {
    var chosen = chosen(tx, old, entries);
    var who = People.roleOf(tx, by);
    boolean same = old.category().by().contains(who);
    var fresh =
        birth.open(
            tx,
            new NewTicket(
                old.contact(),
                old.desk(),
                title,
                "",
                same ? old.category().key() : null,
                null,
                old.fields()),
            new Birth.Origin(Birth.Kind.CONSULTANT, by, who, old.mailbox(), null, null));
    chosen.forEach(entry -> copy(tx, entry, fresh.timeline()));
    tx.update(
        """
        insert into ticket_link (from_ticket, to_ticket, kind, linked_by) values ($1, $2, 'relates', $3)
        """,
        fresh.id(),
        old.id(),
        by);
    event(tx, old, "split", fresh, chosen.size(), by);
    event(tx, fresh, "split-from", old, chosen.size(), by);
    var words = telling.reader(tx, fresh).wording();
    telling.tell(tx, fresh, words.opened(fresh.protocol(), fresh.title()));
    return fresh;
  }

  /** In the order in which they stand. */
  private static List<EntryId> chosen(Sql tx, Ticket ticket, List<EntryId> entries) {
    var timelines = Tickets.timelines(ticket).toArray(TimelineId[]::new);
    var found =
        tx.list(
            """
            select id from entry where id = any($1) and timeline_id = any($2) and kind <> 'event'
            order by at, position, id
            """,
            row -> new EntryId(row.number("id")),
            entries.toArray(EntryId[]::new),
            timelines);
    if (found.isEmpty()
        || found.size() < new TreeSet<>(entries.stream().map(EntryId::value).toList()).size()) {
      throw new Refusal.Invalid(
          "entries-elsewhere", "Escolha mensagens ou notas que estejam neste chamado.");
    }
    return found;
  }

  private static void copy(Sql tx, EntryId entry, TimelineId to) {
    var copy =
        tx.one(
            """
            with line as (
              update timeline set last_position = last_position + 65536, last_entry_at = clock_timestamp(),
                changed = pg_current_xact_id()
              where id = $2 returning last_position)
            insert into entry (timeline_id, position, kind, author, consultant_id, contact_id, visible, channel, subject,
                               text, html, folded, automatic, third_party, at, born)
            select $2, line.last_position, e.kind, e.author, e.consultant_id, e.contact_id, e.visible, e.channel, e.subject,
                   e.text, e.html, e.folded, e.automatic, e.third_party, e.at, e.born
            from entry e, line where e.id = $1
            returning id
            """,
            row -> new EntryId(row.number("id")),
            entry,
            to);
    Attachments.copy(tx, entry, copy);
  }

  private static void event(
      Sql tx, Ticket on, String type, Ticket other, int entries, ConsultantId by) {
    var details =
        Map.of(
            "ticket", other.id().value(),
            "protocol", other.protocol().value(),
            "entries", entries);
    Timelines.add(tx, on.timeline(), NewEntry.event(type, by, false, details));
  }
}
