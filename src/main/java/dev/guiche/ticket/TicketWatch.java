package dev.guiche.ticket;

import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.conversation.EntryId;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import org.jspecify.annotations.Nullable;

/**
 * Hears what becomes of tickets: clocks, watchers, groups, web hooks. Each fact is told inside the
 * transaction of the verb that made it, after its event stands on the timeline and with the ticket
 * locked; whoever throws undoes the verb. Tell the outside world through the outbox, or after the
 * commit. One verb may make several facts, told in their order: a customer's word that moves the
 * ticket is first {@link #customerSpoke} and then {@link #moved}. Given to {@link Ticketing#watch}
 * before anything starts.
 */
public interface TicketWatch {
  /**
   * @param ticket as it is now
   * @param by null: the customer opened it
   */
  default void opened(Sql tx, Ticket ticket, @Nullable ConsultantId by) {}

  /**
   * It stands in another stage; in one that ends it, it is closed.
   *
   * @param ticket as it is now
   * @param event the entry on its timeline
   * @param by null: the customer's word, or a rule
   */
  default void moved(Sql tx, Ticket ticket, Stage from, EntryId event, @Nullable ConsultantId by) {}

  /** A consultant wrote what the customer reads. */
  default void answered(Sql tx, Ticket ticket, EntryId entry, ConsultantId by) {}

  /** The customer, or somebody who writes in for them, said something; never an out-of-office. */
  default void customerSpoke(Sql tx, Ticket ticket, EntryId entry) {}

  /** What the customer sent cannot be taken, and they were told: it is still their turn. */
  default void turnedBack(Sql tx, Ticket ticket) {}

  /** Category, priority or desk are others, or the customer's plan is. */
  default void changed(Sql tx, Ticket before, Ticket ticket, @Nullable ConsultantId by) {}
}
