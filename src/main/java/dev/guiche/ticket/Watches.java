package dev.guiche.ticket;

import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.conversation.EntryId;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** All who watch tickets, told in the order in which they came. */
final class Watches implements TicketWatch {
  private final List<TicketWatch> all = new CopyOnWriteArrayList<>();

  void add(TicketWatch watch) {
    all.add(watch);
  }

  @Override
  public void opened(Sql tx, Ticket ticket, @Nullable ConsultantId by) {
    all.forEach(watch -> watch.opened(tx, ticket, by));
  }

  @Override
  public void moved(Sql tx, Ticket ticket, Stage from, EntryId event, @Nullable ConsultantId by) {
    all.forEach(watch -> watch.moved(tx, ticket, from, event, by));
  }

  @Override
  public void answered(Sql tx, Ticket ticket, EntryId entry, ConsultantId by) {
    all.forEach(watch -> watch.answered(tx, ticket, entry, by));
  }

  @Override
  public void customerSpoke(Sql tx, Ticket ticket, EntryId entry) {
    all.forEach(watch -> watch.customerSpoke(tx, ticket, entry));
  }

  @Override
  public void turnedBack(Sql tx, Ticket ticket) {
    all.forEach(watch -> watch.turnedBack(tx, ticket));
  }

  @Override
  public void changed(Sql tx, Ticket before, Ticket ticket, @Nullable ConsultantId by) {
    all.forEach(watch -> watch.changed(tx, before, ticket, by));
  }
}
