package dev.guiche.ticket.about;

import dev.guiche.conversation.Ending;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.Outcome;
import dev.guiche.database.Sql;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.Ticketing;
import dev.guiche.ticket.about.Choice.Known;
import java.util.List;

/** Puts what a customer said onto the ticket that they meant. */
record Onto(Ticketing ticketing) {

  /** All that they said before they were asked; the answer itself stays with the question. */
  void put(Sql tx, LockedConversation talk, Known known) {
    var ticket = new TicketId(known.id());
    var words = words(tx, talk);
    ticketing.lock(tx, ticket);
    move(tx, ticket, words);
    if (!words.isEmpty()) {
      ticketing.customerSpoke(tx, ticket, words.getLast());
    }
    tx.send(
        """
        insert into ticket_conversation (ticket_id, conversation_id, escalated) values ($1, $2, false)
        on conflict do nothing
        """,
        ticket,
        talk.id());
  }

  private static List<EntryId> words(Sql tx, LockedConversation talk) {
    return tx.list(
        """
        select id from (
          select id, position, row_number() over (order by position desc, id desc) as back from entry
          where timeline_id = $1 and author = 'customer' and kind = 'message') said
        where back > 1 order by position, id
        """,
        row -> new EntryId(row.number("id")),
        talk.timeline());
  }

  /** The entries themselves, so that files come with them and a redelivery finds them. */
  private static void move(Sql tx, TicketId ticket, List<EntryId> words) {
    tx.send(
        """
        with line as (
          update timeline t set
            last_position = t.last_position + 65536 * cardinality($2::bigint[]), last_entry_at = now(),
            last_customer_at = now(), waiting_since = coalesce(t.waiting_since, now()),
            unread = t.unread + cardinality($2::bigint[]), changed = pg_current_xact_id()
          from ticket k where k.id = $1 and t.id = k.timeline_id returning t.id, t.last_position)
        update entry e set timeline_id = line.id,
          position = line.last_position - 65536 * (cardinality($2::bigint[]) - w.n), changed = pg_current_xact_id()
        from line, unnest($2::bigint[]) with ordinality as w(id, n) where e.id = w.id
        """,
        ticket,
        words.toArray(EntryId[]::new));
  }

  void end(Sql tx, LockedConversation talk) {
    Ending.end(tx, talk, null, Outcome.TICKET, null);
  }
}
