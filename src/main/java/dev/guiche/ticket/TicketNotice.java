package dev.guiche.ticket;

import dev.guiche.config.Organization;
import dev.guiche.conversation.EntryId;
import dev.guiche.database.Sql;
import java.util.List;
import java.util.function.Function;

/** A mail about a ticket that no person wrote: that time runs out, that it has run out. */
public final class TicketNotice {
  private final TicketMail mail;
  private final AutomaticMail automatic;
  private final Organization house;

  TicketNotice(TicketMail mail, AutomaticMail automatic, Organization house) {
    this.mail = mail;
    this.automatic = automatic;
    this.house = house;
  }

  /** Whether the requester may have such a mail. */
  public enum Verdict {
    /** It has been counted. */
    NOW,
    /** They have had as much automatic mail as anybody may have in an hour. */
    LATER,
    /** No address is known, or a machine reads it. */
    NEVER
  }

  public Verdict ask(Sql tx, Ticket ticket) {
    var route = mail.route(tx, ticket);
    if (route.isEmpty() || !automatic.isRead(route.get().address())) {
      return Verdict.NEVER;
    }
    return automatic.hasRoom(tx, route.get().address()) ? Verdict.NOW : Verdict.LATER;
  }

  /**
   * Puts the mail into the outbox. Only after {@link Verdict#NOW}.
   *
   * @param entry what the mail carries, on the ticket's timeline
   * @param words in the reader's language
   */
  public void send(Sql tx, Ticket ticket, EntryId entry, Function<Reader, String> words) {
    var route = mail.route(tx, ticket).orElseThrow();
    var reader = Reader.of(tx, ticket.contact(), house);
    var body =
        new MailWriter(reader.wording().locale())
            .paragraph(reader.wording().greeting(reader.name()))
            .paragraph(words.apply(reader))
            .rule()
            .aside(reader.wording().answerThisMail(ticket.protocol()))
            .done();
    String subject = reader.wording().subject(ticket.protocol(), ticket.title());
    mail.send(tx, ticket, entry, route, subject, body, List.of(), true);
  }
}
