package dev.guiche.ticket;

import dev.guiche.config.ChargeInfo;
import dev.guiche.contact.gate.Gate;
import dev.guiche.contact.gate.Verdict;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Sight;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Support for somebody without a contract (IN-9): the work waits in a stage without a clock, the
 * desk that sees whether they pay has a ticket of its own, and the customer is told how to pay.
 */
final class Charging {
  private final Gate gate;
  private final Workflows workflows;
  private final Passage passage;

  Charging(Gate gate, Workflows workflows, Passage passage) {
    this.gate = gate;
    this.workflows = workflows;
    this.passage = passage;
  }

  /** Makes the ticket of the desk that sees to the payment. */
  @FunctionalInterface
  interface Finance {
    Ticket open(Sql tx, DeskId desk);
  }

  /** The ticket as it stands then; the same where nobody is charged. */
  Ticket begin(Sql tx, Ticket ticket, @Nullable ConsultantId by, Verdict verdict, Finance finance) {
    var charge = gate.of(ticket.deskKey()).charge();
    if (charge == null || verdict.customer()) {
      return ticket;
    }
    var payment = finance.open(tx, Birth.deskOf(tx, charge.desk()));
    event(tx, ticket, payment, by);
    event(tx, payment, ticket, by);
    keep(tx, ticket, by);
    return wait(tx, ticket, charge, by);
  }

  private static void event(Sql tx, Ticket on, Ticket other, @Nullable ConsultantId by) {
    Timelines.add(
        tx,
        on.timeline(),
        NewEntry.event(
            "charge",
            by,
            false,
            Map.of("protocol", other.protocol().value(), "desk", other.deskLabel())));
  }

  private static void keep(Sql tx, Ticket ticket, @Nullable ConsultantId by) {
    tx.update(
        """
        insert into gate_decision (contact_id, desk, rule, answer, ticket_id, consultant_id)
        values ($1, $2, 'charge_info', 'charge', $3, $4)
        """,
        ticket.contact(),
        ticket.deskKey(),
        ticket.id(),
        by);
  }

  private Ticket wait(Sql tx, Ticket ticket, ChargeInfo charge, @Nullable ConsultantId by) {
    var stage = workflows.ofDesk(ticket.deskKey()).stage(charge.stage()).orElseThrow();
    passage.enter(tx, ticket, stage, by, null, null);
    return new Tickets(tx, workflows).find(Sight.everything(), ticket.id()).orElseThrow();
  }
}
