package dev.guiche.ticket;

import dev.guiche.database.Sql;

/**
 * What a customer's word does to a ticket by itself: it moves on as its stage says, and what had
 * ended is open again. An out-of-office reply is nobody's word.
 */
final class CustomerWord {
  private final Workflows workflows;
  private final Passage passage;

  CustomerWord(Workflows workflows, Passage passage) {
    this.workflows = workflows;
    this.passage = passage;
  }

  /** Call it after the word stands on the timeline, in the same transaction. */
  void heard(Sql tx, TicketId id) {
    var ticket = new Tickets(tx, workflows).lock(id);
    var workflow = workflows.named(ticket.workflow(), ticket.deskKey());
    Workflows.onReply(workflow, ticket.stage())
        .ifPresent(stage -> passage.enter(tx, ticket, stage, null, null, null));
  }
}
