package dev.guiche.ticket.sla;

import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.Mentions;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import dev.guiche.ticket.Deadline.Aim;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.TicketNotice;
import dev.guiche.ticket.TicketNotice.Verdict;
import dev.guiche.ticket.Ticketing;
import dev.guiche.ticket.sla.SlaRows.SlaRow;
import dev.guiche.timer.Alarm;
import dev.guiche.timer.Due;
import dev.guiche.timer.TimerKind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What happens when a deadline comes near, and when it is missed: an event among us, a call to
 * whoever answers for the ticket, and a word to a customer whom we let wait (IN-16).
 */
public final class SlaAlarms {
  private final Ticketing ticketing;
  private final Sla sla;
  private final TicketNotice notice;

  public SlaAlarms(Ticketing ticketing, Sla sla) {
    this.ticketing = ticketing;
    this.sla = sla;
    this.notice = ticketing.notice();
  }

  /** By kind, for the clock. */
  public Map<TimerKind, Alarm> all() {
    return Map.of(
        Sla.WARNING, ticketing.alarm(SlaAlarms::ticketOf, this::warn),
        Sla.BREACH, ticketing.alarm(SlaAlarms::ticketOf, this::miss),
        Sla.PLAN,
            ticketing.alarm((sql, ticket) -> Optional.of(new TicketId(ticket)), sla::planChanged));
  }

  private static Optional<TicketId> ticketOf(Sql sql, long row) {
    return new SlaRows(sql).find(row).map(SlaRow::ticket);
  }

  /** Left out when it is missed already. */
  private void warn(Sql tx, Ticket ticket, Due due) {
    open(tx, due)
        .filter(row -> due.now().isBefore(row.due()))
        .ifPresent(row -> tellUs(tx, ticket, "sla-warning", row));
  }

  private void miss(Sql tx, Ticket ticket, Due due) {
    open(tx, due)
        .ifPresent(
            row -> {
              new SlaRows(tx).breached(row);
              tellUs(tx, ticket, "sla-breach", row);
              if (row.aim() != Aim.SOLUTION) {
                tellCustomer(tx, ticket);
              }
            });
  }

  private static Optional<SlaRow> open(Sql tx, Due due) {
    return new SlaRows(tx).find(due.subject()).filter(row -> row.met() == null && !row.breached());
  }

  private static void tellUs(Sql tx, Ticket ticket, String event, SlaRow row) {
    var details =
        Map.of(
            "aim", row.aim().name().toLowerCase(Locale.ROOT),
            "due", row.due().toString());
    EntryId entry =
        Timelines.add(tx, ticket.timeline(), NewEntry.event(event, null, false, details));
    if (ticket.assignee() != null) {
      Mentions.call(tx, entry, ticket.assignee());
    }
  }

  private void tellCustomer(Sql tx, Ticket ticket) {
    if (notice.ask(tx, ticket) == Verdict.NOW) {
      var entry =
          Timelines.add(tx, ticket.timeline(), NewEntry.event("still-on-it", null, true, Map.of()));
      notice.send(tx, ticket, entry, reader -> reader.wording().stillOnIt(ticket.protocol()));
    }
  }
}
