package dev.guiche.ticket;

import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.timer.Alarm;
import dev.guiche.timer.Due;

/** An alarm whose subject is a ticket: locked while it rings, and told of to screens afterwards. */
final class TicketAlarm implements Alarm {
  private final Database database;
  private final Workflows workflows;
  private final Afterwards afterwards;
  private final Verb verb;

  /** What is done when it rings. */
  @FunctionalInterface
  interface Verb {
    void ring(Sql tx, Ticket ticket, Due due);
  }

  TicketAlarm(Database database, Workflows workflows, Afterwards afterwards, Verb verb) {
    this.database = database;
    this.workflows = workflows;
    this.afterwards = afterwards;
    this.verb = verb;
  }

  @Override
  public void lock(Sql tx, long subject) {
    new Tickets(tx, workflows).lock(new TicketId(subject));
  }

  @Override
  public void ring(Sql tx, Due due) {
    verb.ring(tx, new Tickets(tx, workflows).lock(new TicketId(due.subject())), due);
  }

  @Override
  public void rung(Due due) {
    afterwards.changed(Tickets.timelineOf(database, new TicketId(due.subject())));
  }
}
