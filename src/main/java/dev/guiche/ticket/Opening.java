package dev.guiche.ticket;

import dev.guiche.channel.Address;
import dev.guiche.config.Organization;
import dev.guiche.contact.ContactId;
import dev.guiche.contact.Contacts;
import dev.guiche.conversation.Attachments;
import dev.guiche.conversation.Entries;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import java.util.List;
import java.util.Map;

/** Opens tickets that no talk and no mail began: a consultant or a program writes them down. */
public final class Opening {
  private final Database database;
  private final Birth birth;
  private final TicketMail mail;
  private final MailFiles files;
  private final Organization house;
  private final Afterwards afterwards;

  Opening(
      Database database,
      Birth birth,
      TicketMail mail,
      MailFiles files,
      Organization house,
      Afterwards afterwards) {
    this.database = database;
    this.birth = birth;
    this.mail = mail;
    this.files = files;
    this.house = house;
    this.afterwards = afterwards;
  }

  /**
   * Opens a ticket. The customer is told its protocol by mail; where no address is known, that is
   * shown to the consultants.
   */
  public Ticket open(NewTicket wish, ConsultantId by) {
    return open(wish, by, List.of());
  }

  /**
   * Opens a ticket with files that belong to its first words.
   *
   * @param uploads ids of files that this consultant has uploaded
   * @throws Refusal.FileGone when one of them is not there, or another's
   */
  public Ticket open(NewTicket wish, ConsultantId by, List<Long> uploads) {
    Ticket opened = database.inTransaction(tx -> open(tx, wish, by, uploads));
    afterwards.changed(opened.timeline());
    return opened;
  }

  /** The contact behind an address, made if this is the first that we hear of them. */
  public ContactId contact(String email, String name) {
    if (!Contacts.isEmail(email)) {
      throw Refused.EMAIL_INVALID.because();
    }
    var address = Address.email(email);
    return database.inTransaction(
        tx -> new Contacts().meet(tx, address, name, address.value()).contact());
  }

  private Ticket open(Sql tx, NewTicket wish, ConsultantId by, List<Long> uploads) {
    var ticket =
        birth.open(
            tx,
            wish,
            new Birth.Origin(Birth.Kind.CONSULTANT, by, People.roleOf(tx, by), null, null, null));
    EntryId entry =
        Timelines.add(
            tx,
            ticket.timeline(),
            NewEntry.message(
                by,
                null,
                wish.text().isBlank() ? ticket.title() : wish.text().strip(),
                null,
                null));
    if (!Attachments.attach(tx, entry, by, uploads)) {
      throw new Refusal.FileGone();
    }
    mail.route(tx, ticket)
        .ifPresentOrElse(
            route -> tell(tx, ticket, entry, route, wish), () -> nobodyTold(tx, ticket));
    return ticket;
  }

  private void tell(Sql tx, Ticket ticket, EntryId entry, TicketMail.Route route, NewTicket wish) {
    var reader = Reader.of(tx, ticket.contact(), house);
    var words = reader.wording();
    var body =
        new MailWriter(words.locale())
            .paragraph(words.greeting(reader.name()))
            .paragraph(words.opened(ticket.protocol(), ticket.title()));
    if (!wish.text().isBlank()) {
      body.said(ticket.title(), wish.text().strip(), true);
    }
    var shared = files.share(new Entries(tx).find(entry).orElseThrow().attachments());
    files.write(body, words, reader.zone(), shared, tx.now());
    body.rule().aside(words.answerThisMail(ticket.protocol()));
    String subject = words.subject(ticket.protocol(), ticket.title());
    mail.send(tx, ticket, entry, route, subject, body.done(), shared.inside(), true);
  }

  static void nobodyTold(Sql tx, Ticket ticket) {
    Timelines.write(tx, ticket.timeline(), NewEntry.event("email-missing", null, false, Map.of()));
  }
}
