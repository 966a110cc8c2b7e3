package dev.guiche.ticket;

import dev.guiche.config.Organization;
import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.contact.MailWishes;
import dev.guiche.contact.MailWishes.Kind;
import dev.guiche.conversation.Entries;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.Shown;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mails the requester that one of us moved their ticket on, where they can see it, unless they
 * would rather not hear of it. The end has a mail of its own, and so has an answer that moves it.
 */
final class StageNews implements TicketWatch {
  private final TicketMail mail;
  private final WayOut wayOut;
  private final Organization house;

  StageNews(TicketMail mail, WayOut wayOut, Organization house) {
    this.mail = mail;
    this.wayOut = wayOut;
    this.house = house;
  }

  @Override
  public void moved(Sql tx, Ticket ticket, Stage from, EntryId event, @Nullable ConsultantId by) {
    if (by == null
        || ticket.stage().ends() != null
        || !new Entries(tx).find(event).filter(Shown::to).isPresent()
        || !MailWishes.of(tx, ticket.contact()).wants(Kind.STAGES)
        || isAnsweredJustNow(tx, ticket)) {
      return;
    }
    mail.route(tx, ticket).ifPresent(route -> send(tx, ticket, event, route));
  }

  private static boolean isAnsweredJustNow(Sql tx, Ticket ticket) {
    return tx.first(
            """
            select 1 as found from entry
            where timeline_id = $1 and kind = 'message' and author = 'consultant' and changed = pg_current_xact_id()
            """,
            row -> true,
            ticket.timeline())
        .isPresent();
  }

  private void send(Sql tx, Ticket ticket, EntryId event, TicketMail.Route route) {
    var reader = Reader.of(tx, ticket.contact(), house);
    var words = reader.wording();
    String out = wayOut.of(ticket.contact(), Kind.STAGES);
    var body =
        new MailWriter(words.locale())
            .paragraph(words.greeting(reader.name()))
            .paragraph(words.goesOn(ticket.protocol(), ticket.stage().label().in(words.locale())))
            .rule()
            .aside(words.answerThisMail(ticket.protocol()))
            .link(words.noMoreOfThese(), out)
            .done();
    String subject = words.subject(ticket.protocol(), ticket.title());
    mail.send(tx, ticket, event, route, subject, body, List.of(), true, out);
  }
}
