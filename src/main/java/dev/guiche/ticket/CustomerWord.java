package dev.guiche.ticket;

import dev.guiche.conversation.EntryId;
import dev.guiche.database.Sql;

/**
 * What a customer's word does to a ticket by itself: it moves on as its stage says, and what had
 * ended is open again. An out-of-office reply is nobody's word.
 */
final class CustomerWord {
  private final Workflows workflows;
  private final Passage passage;
  private final TicketWatch watch;

  CustomerWord(Workflows workflows, Passage passage, TicketWatch watch) {
    this.workflows = workflows;
    this.passage = passage;
    this.watch = watch;
  }

  /** Call it after the word stands on the timeline, in the same transaction. */
  void heard(Sql tx, TicketId id, EntryId word) {
    var ticket = new Tickets(tx, workflows).lock(id);
    watch.customerSpoke(tx, ticket, word);
    var workflow = workflows.named(ticket.workflow(), ticket.deskKey());
    Workflows.onReply(workflow, ticket.stage())
        .ifPresent(stage -> passage.enter(tx, ticket, stage, null, null, null));
  }
}
