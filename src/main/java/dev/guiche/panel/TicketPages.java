package dev.guiche.panel;

import dev.guiche.config.WorkflowConfig.Who;
import dev.guiche.http.Call;
import dev.guiche.panel.live.Viewers;
import dev.guiche.panel.view.TicketViews;
import dev.guiche.ticket.Ticket;

/** A ticket with all that its page shows. */
final class TicketPages {
  private final TicketViews views;
  private final Persons persons;
  private final Viewers viewers;

  TicketPages(TicketViews views, Persons persons, Viewers viewers) {
    this.views = views;
    this.persons = persons;
    this.viewers = viewers;
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
