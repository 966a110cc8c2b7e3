package dev.guiche.panel;

import dev.guiche.channel.Address;
import dev.guiche.contact.Contact;
import dev.guiche.contact.ContactBook;
import dev.guiche.contact.ContactField;
import dev.guiche.contact.ContactFinder;
import dev.guiche.contact.ContactId;
import dev.guiche.contact.ContactSheet;
import dev.guiche.contact.Contacts;
import dev.guiche.contact.company.Staff;
import dev.guiche.contact.company.WrongValue;
import dev.guiche.database.Sql;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.Refused;
import dev.guiche.ticket.NewTicket;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Not yet a customer: who they are, what they want, and the ticket of whoever sees to it (IN-8).
 */
final class NewcomerEndpoints implements Endpoints.Group {
  private static final int TITLE = 80;

  private final Services services;
  private final Chosen chosen;
  private final TicketPages pages;
  private final Contacts contacts = new Contacts();

  NewcomerEndpoints(Services services, TicketPages pages) {
    this.services = services;
    this.chosen = new Chosen(services);
    this.pages = pages;
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints.on("welcomeNewcomer", this::welcome);
  }

  private record Wish(
      @Nullable Long contact,
      String name,
      @Nullable String phone,
      @Nullable String email,
      @Nullable String segment,
      String request,
      long desk) {}

  private Answer welcome(Call call) {
    var wish = call.body(Wish.class);
    var desk = chosen.desk(wish.desk());
    if (blank(wish.phone()) && blank(wish.email()) && wish.contact() == null) {
      throw new Refused.Invalid(
          "/phone", "Anote um telefone ou um e-mail, para podermos responder.");
    }
    if (wish.request().isBlank()) {
      throw new Refused.Invalid("/request", "Anote o que a pessoa pediu.");
    }
    var contact = services.database().inTransaction(tx -> keep(tx, wish));
    var ticket =
        services
            .ticketing()
            .opening()
            .open(
                new NewTicket(contact, desk, title(wish), wish.request().strip(), null, null),
                call.me());
    return Answer.created(pages.view(call, ticket));
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static String title(Wish wish) {
    String first = wish.request().strip().lines().findFirst().orElse("");
    String line = first.length() <= TITLE ? first : first.substring(0, TITLE - 1) + "…";
    String segment = wish.segment();
    return segment == null || segment.isBlank() ? line : segment.strip() + ": " + line;
  }

  private ContactId keep(Sql tx, Wish wish) {
    var known = known(tx, wish).map(ContactSheet::of).orElseGet(ContactSheet::blank);
    var finder =
        new ContactFinder(
            none -> {
              throw new WrongValue("company", "Escolha a empresa no cadastro da pessoa.");
            },
            () -> Staff.of(tx));
    return new ContactBook().save(tx, List.of(known.with(said(wish), finder))).getFirst();
  }

  /** Somebody who wrote from this very e-mail address, or whom the consultant has before them. */
  private Optional<Contact> known(Sql tx, Wish wish) {
    if (wish.contact() != null) {
      var found = contacts.get(tx, new ContactId(wish.contact()));
      if (found.isEmpty()) {
        throw new Refused.Invalid("/contact", "Essa pessoa não está nos contatos.");
      }
      return found;
    }
    return wish.email() == null || !Contacts.isEmail(wish.email())
        ? Optional.empty()
        : contacts
            .find(tx, Address.email(wish.email()))
            .flatMap(address -> contacts.get(tx, address.contact()));
  }

  private static Map<ContactField, String> said(Wish wish) {
    var said = new EnumMap<ContactField, String>(ContactField.class);
    said.put(ContactField.NAME, wish.name());
    put(said, ContactField.PHONE, wish.phone());
    put(said, ContactField.EMAIL, wish.email());
    put(said, ContactField.SEGMENT, wish.segment());
    return said;
  }

  private static void put(
      Map<ContactField, String> said, ContactField field, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      said.put(field, value);
    }
  }
}
