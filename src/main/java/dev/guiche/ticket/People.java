package dev.guiche.ticket;

import dev.guiche.config.WorkflowConfig.Who;
import dev.guiche.contact.ContactId;
import dev.guiche.conversation.Refusal;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import java.util.Locale;

/** Who has to do with a ticket, on either side. */
final class People {
  private People() {}

  /** In what role a consultant acts. */
  static Who roleOf(Sql tx, ConsultantId consultant) {
    return tx.first(
            "select role from consultant where id = $1 and enabled",
            row -> row.constant("role", Who.class),
            consultant)
        .orElseThrow(() -> new Refusal.NotFound("consultant"));
  }

  static String nameOf(Sql tx, ConsultantId consultant) {
    return tx.first(
            "select name from consultant where id = $1 and enabled",
            row -> row.text("name"),
            consultant)
        .orElseThrow(() -> new Refusal.NotFound("consultant"));
  }

  static boolean worksFor(Sql tx, ConsultantId consultant, DeskId desk) {
    return tx.first(
            "select 1 as found from desk_member where desk_id = $1 and consultant_id = $2",
            row -> true,
            desk,
            consultant)
        .isPresent();
  }

  /**
   * Whether a sender of mail takes part in a ticket: as its requester, from the requester's
   * address, from an address that a consultant confirmed as the requester's, or as the master user
   * of the requester's company.
   */
  static boolean takesPart(Sql tx, TicketId ticket, ContactId sender, String address) {
    return tx.first(
            """
            select 1 as found from ticket_participant p join contact c on c.id = p.contact_id
            where p.ticket_id = $1 and p.role = 'requester'
              and (p.contact_id = $2 or lower(p.email) = $3 or lower(c.email) = $3 or exists (
                select from contact m
                where m.id = $2 and m.company_role = 'master' and m.company_id = c.company_id))
            """,
            row -> true,
            ticket,
            sender,
            address.toLowerCase(Locale.ROOT))
        .isPresent();
  }

  static void addThirdParty(Sql tx, TicketId ticket, ContactId sender, String address) {
    tx.send(
        """
        insert into ticket_participant (ticket_id, contact_id, role, email)
        values ($1, $2, 'third_party', $3) on conflict do nothing
        """,
        ticket,
        sender,
        address);
  }
}
