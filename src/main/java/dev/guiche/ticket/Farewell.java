package dev.guiche.ticket;

import dev.guiche.config.Organization;
import dev.guiche.config.WorkflowConfig.Ending;
import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.conversation.EntryId;
import dev.guiche.database.Sql;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the requester by mail what a ticket came to. */
final class Farewell {
  private final TicketMail mail;
  private final Organization house;

  Farewell(TicketMail mail, Organization house) {
    this.mail = mail;
    this.house = house;
  }

  /**
   * @param entry the event of the last move, which the mail carries
   */
  void send(
      Sql tx,
      Ticket ticket,
      Stage end,
      EntryId entry,
      @Nullable String solution,
      @Nullable String reason) {
    mail.route(tx, ticket)
        .ifPresentOrElse(
            route -> {
              var reader = Reader.of(tx, ticket.contact(), house);
              var words = reader.wording();
              var body = write(ticket, end, solution, reason, reader, words);
              String subject = words.subject(ticket.protocol(), ticket.title());
              mail.send(tx, ticket, entry, route, subject, body, List.of(), true);
            },
            () -> Opening.nobodyTold(tx, ticket));
  }

  private static MailBody write(
      Ticket ticket,
      Stage end,
      @Nullable String solution,
      @Nullable String reason,
      Reader reader,
      Wording words) {
    var body =
        new MailWriter(words.locale())
            .paragraph(words.greeting(reader.name()))
            .paragraph(words.ticketClosed(ticket.protocol(), end.label().in(words.locale())));
    if (solution != null) {
      body.said(words.solution(), solution, true);
    }
    if (reason != null) {
      body.said(words.reason(), reason, true);
    }
    boolean solved = end.ends() == Ending.SOLVED;
    return body.rule()
        .aside(solved ? words.answerToAsk() : words.answerThisMail(ticket.protocol()))
        .done();
  }
}
