package dev.guiche.panel;

import dev.guiche.config.WorkflowConfig.Who;
import dev.guiche.http.Call;
import dev.guiche.http.door.Refused;
import dev.guiche.panel.live.Viewers;
import dev.guiche.panel.view.TicketViews;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.Tickets;

/** Finds the ticket that a call is about, and shows one with all that its page has. */
final class TicketPages {
  private final Tickets tickets;
  private final TicketViews views;
  private final Persons persons;
  private final Viewers viewers;

  TicketPages(Tickets tickets, TicketViews views, Persons persons, Viewers viewers) {
    this.tickets = tickets;
    this.views = views;
    this.persons = persons;
    this.viewers = viewers;
  }

  /**
   * @throws Refused.NotFound where there is none in the caller's sight
   */
  Ticket find(Call call) {
    return tickets.find(call.sight(), new TicketId(call.id())).orElseThrow(Refused.NotFound::new);
  }

  TicketViews.TicketView view(Call call, Ticket ticket) {
    var who =
        switch (call.caller().role()) {
          case CONSULTANT -> Who.CONSULTANT;
          case SUPERVISOR -> Who.SUPERVISOR;
          case ADMIN -> Who.ADMIN;
        };
    return views.full(
        ticket, who, persons.of(ticket.contact(), call.caller()), viewers.of(ticket.id()));
  }
}
