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
  private final FileRules files;
  private final TicketWatch watch;

  CustomerWord(Workflows workflows, Passage passage, FileRules files, TicketWatch watch) {
    this.workflows = workflows;
    this.passage = passage;
    this.files = files;
    this.watch = watch;
  }

  /** Call it after the word stands on the timeline, in the same transaction. */
  void heard(Sql tx, TicketId id, EntryId word) {
    var ticket = new Tickets(tx, workflows).lock(id);
    watch.customerSpoke(tx, ticket, word);
    if (files.turnBack(tx, ticket, word) || files.stillWaits(tx, ticket, word)) {
      watch.turnedBack(tx, ticket);
      return;
    }
    var workflow = workflows.named(ticket.workflow(), ticket.deskKey());
    Workflows.onReply(workflow, ticket.stage())
        .ifPresent(stage -> passage.enter(tx, ticket, stage, null, null, null));
  }
}
