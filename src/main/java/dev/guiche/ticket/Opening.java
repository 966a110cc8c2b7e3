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
  private final Gatekeeper gatekeeper;
  private final GateWords gateWords;
  private final TicketMail mail;
  private final MailFiles files;
  private final Organization house;
  private final Afterwards afterwards;

  Opening(
      Database database,
      Birth birth,
      Gatekeeper gatekeeper,
      GateWords gateWords,
      TicketMail mail,
      MailFiles files,
      Organization house,
      Afterwards afterwards) {
    this.database = database;
    this.birth = birth;
    this.gatekeeper = gatekeeper;
    this.gateWords = gateWords;
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
    return open(wish, Admission.PLAIN, by, uploads);
  }

  /**
   * The same, where more is known of what it is about, or somebody passes the gate.
   *
   * @throws Refusal where the contract gate refuses it
   */
  public Ticket open(NewTicket wish, Admission admission, ConsultantId by, List<Long> uploads) {
    try {
      Ticket opened = database.inTransaction(tx -> open(tx, wish, admission, by, uploads));
      afterwards.changed(opened.timeline());
      return opened;
    } catch (Gatekeeper.TurnedBack refused) {
      // On record, though no ticket is made.
      gatekeeper.recordOnTalk(database, refused.decision(), null, null, by);
      throw refused;
    }
  }

  private static Birth.Origin origin(Sql tx, ConsultantId by) {
    return new Birth.Origin(Birth.Kind.CONSULTANT, by, People.roleOf(tx, by), null, null, null);
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

  private Ticket open(
      Sql tx, NewTicket wish, Admission admission, ConsultantId by, List<Long> uploads) {
    var ticket = birth.open(tx, wish, origin(tx, by), admission);
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
            route -> tell(tx, ticket, entry, uploads, route, wish), () -> nobodyTold(tx, ticket));
    return ticket;
  }

  private void tell(
      Sql tx,
      Ticket ticket,
      EntryId entry,
      List<Long> uploads,
      TicketMail.Route route,
      NewTicket wish) {
    var reader = Reader.of(tx, ticket.contact(), house);
    var words = reader.wording();
    var body =
        new MailWriter(words.locale())
            .paragraph(words.greeting(reader.name()))
            .paragraph(words.opened(ticket.protocol(), ticket.title()));
    gateWords.of(tx, ticket, reader).forEach(body::paragraph);
    if (!wish.text().isBlank()) {
      body.said(ticket.title(), wish.text().strip(), true);
    }
    var shared =
        files.share(
            uploads.isEmpty()
                ? List.of()
                : new Entries(tx).find(entry).orElseThrow().attachments());
    files.write(body, words, reader.zone(), shared, tx.now());
    body.rule().aside(words.answerThisMail(ticket.protocol()));
    String subject = words.subject(ticket.protocol(), ticket.title());
    mail.send(tx, ticket, entry, route, subject, body.done(), shared.inside(), true);
  }

  static void nobodyTold(Sql tx, Ticket ticket) {
    Timelines.write(tx, ticket.timeline(), NewEntry.event("email-missing", null, false, Map.of()));
  }
}
