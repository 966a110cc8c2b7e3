package dev.guiche.panel;

import dev.guiche.contact.Contact;
import dev.guiche.contact.ContactId;
import dev.guiche.contact.Contacts;
import dev.guiche.contact.company.Companies;
import dev.guiche.conversation.Conversations;
import dev.guiche.desk.Consultant;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import dev.guiche.http.door.Caller;
import dev.guiche.http.door.Refused;
import dev.guiche.panel.view.CompanyView;
import dev.guiche.panel.view.PersonView;
import dev.guiche.panel.view.PersonView.PastConversation;
import dev.guiche.panel.view.PersonView.PastTicket;
import dev.guiche.panel.view.Refs.ConsultantRef;
import dev.guiche.panel.view.TicketViews;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts together what is known of a person, whoever served them (IN-1). */
final class Persons {
  private static final int LAST = 20;

  private final Services services;
  private final Contacts contacts = new Contacts();
  private final Companies companies = new Companies();
  private final TicketViews ticketViews;

  Persons(Services services, TicketViews ticketViews) {
    this.services = services;
    this.ticketViews = ticketViews;
  }

  /**
   * @throws Refused.NotFound when there is no such person
   */
  PersonView of(ContactId id, Caller caller) {
    var database = services.database();
    var contact = contacts.get(database, id).orElseThrow(Refused.NotFound::new);
    var desks = desksOf(caller);
    var sight = caller.sight();
    var talks = new Conversations(database).ofContact(contact.id(), LAST);
    var tickets = services.ticketing().tickets().ofContact(contact.id(), LAST);
    return PersonView.of(
        contact,
        company(contact),
        contacts
            .keeper(database, contact.id())
            .map(keeper -> new ConsultantRef(new ConsultantId(keeper.id()), keeper.name()))
            .orElse(null),
        talks.stream()
            .map(c -> PastConversation.of(c, sight.covers(c.consultant(), c.desk(), desks)))
            .toList(),
        tickets.stream()
            .map(
                t ->
                    PastTicket.of(
                        t, ticketViews.stage(t), sight.covers(t.assignee(), t.desk(), desks)))
            .toList());
  }

  private @Nullable CompanyView company(Contact contact) {
    var id = contact.companyId();
    if (id == null) {
      return null;
    }
    var zone = services.config().organization().zone();
    var today = LocalDate.ofInstant(services.database().now(), zone);
    return companies
        .get(services.database(), id)
        .map(company -> CompanyView.of(company, services.config(), today))
        .orElse(null);
  }

  private List<DeskId> desksOf(Caller caller) {
    return services.consultants().find(caller.id()).map(Consultant::desks).orElse(List.of());
  }
}
