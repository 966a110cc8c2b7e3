package dev.guiche.ticket;

import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.timer.Alarm;
import dev.guiche.timer.Due;
import java.util.Optional;

/** An alarm about a ticket: locked while it rings, and told of to screens afterwards. */
public final class TicketAlarm implements Alarm {
  private final Database database;
  private final Workflows workflows;
  private final Afterwards afterwards;
  private final Subject subjects;
  private final Verb verb;

  /** What is done when it rings. */
  @FunctionalInterface
  public interface Verb {
    void ring(Sql tx, Ticket ticket, Due due);
  }

  /** Which ticket a timer's subject belongs to; empty when the subject is gone. */
  @FunctionalInterface
  public interface Subject {
    Optional<TicketId> ticketOf(Sql sql, long subject);
  }

  TicketAlarm(
      Database database, Workflows workflows, Afterwards afterwards, Subject subjects, Verb verb) {
    this.database = database;
    this.workflows = workflows;
    this.afterwards = afterwards;
    this.subjects = subjects;
    this.verb = verb;
  }

  @Override
  public void lock(Sql tx, long subject) {
    subjects.ticketOf(tx, subject).ifPresent(new Tickets(tx, workflows)::lock);
  }

  @Override
  public void ring(Sql tx, Due due) {
    subjects
        .ticketOf(tx, due.subject())
        .ifPresent(id -> verb.ring(tx, new Tickets(tx, workflows).lock(id), due));
  }

  @Override
  public void rung(Due due) {
    subjects
        .ticketOf(database, due.subject())
        .ifPresent(id -> afterwards.changed(Tickets.timelineOf(database, id)));
  }
}
