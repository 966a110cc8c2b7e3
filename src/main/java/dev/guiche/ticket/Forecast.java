package dev.guiche.ticket;

import dev.guiche.config.Organization;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What may be expected of a ticket: the version or month that it is planned for, and the day that
 * the customer is promised, of which they hear by mail.
 */
final class Forecast {
  private final TicketMail mail;
  private final Organization house;

  Forecast(TicketMail mail, Organization house) {
    this.mail = mail;
    this.house = house;
  }

  /**
   * @param to null for no plan any more
   * @param visible whether the ticket stands where the customer may see it
   */
  void plan(Sql tx, Ticket ticket, @Nullable String to, boolean visible, ConsultantId by) {
    if (Objects.equals(to, ticket.planned())) {
      return;
    }
    tx.update("update ticket set planned = $2 where id = $1", ticket.id(), to);
    record(tx, ticket, "planned", by, visible, ticket.planned(), to);
  }

  /**
   * @param to null to take the promise back
   */
  void promise(Sql tx, Ticket ticket, @Nullable LocalDate to, ConsultantId by) {
    if (Objects.equals(to, ticket.promisedOn())) {
      return;
    }
    if (to != null && to.isBefore(LocalDate.ofInstant(tx.now(), house.zone()))) {
      throw Refused.PROMISE_IS_PAST.because();
    }
    tx.update("update ticket set promised_on = $2 where id = $1", ticket.id(), to);
    var entry = record(tx, ticket, "promised", by, true, ticket.promisedOn(), to);
    if (to != null) {
      tell(tx, ticket, entry, to);
    }
  }

  private static EntryId record(
      Sql tx,
      Ticket ticket,
      String type,
      ConsultantId by,
      boolean visible,
      @Nullable Object from,
      @Nullable Object to) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("from", from == null ? "" : from.toString());
    details.put("to", to == null ? "" : to.toString());
    return Timelines.add(tx, ticket.timeline(), NewEntry.event(type, by, visible, details));
  }

  private void tell(Sql tx, Ticket ticket, EntryId entry, LocalDate day) {
    mail.route(tx, ticket)
        .ifPresentOrElse(
            route -> {
              var reader = Reader.of(tx, ticket.contact(), house);
              var words = reader.wording();
              var body =
                  new MailWriter(words.locale())
                      .paragraph(words.greeting(reader.name()))
                      .paragraph(words.promised(ticket.protocol(), day))
                      .rule()
                      .aside(words.answerThisMail(ticket.protocol()))
                      .done();
              String subject = words.subject(ticket.protocol(), ticket.title());
              mail.send(tx, ticket, entry, route, subject, body, List.of(), true);
            },
            () -> Opening.nobodyTold(tx, ticket));
  }
}
