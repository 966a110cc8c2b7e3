package dev.guiche.ticket;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.MailEnvelope;
import dev.guiche.config.EmailConfig;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.NewDelivery;
import dev.guiche.conversation.Outbox;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts mails about a ticket into the outbox, so that their answers find the ticket. */
public final class TicketMail {
  private static final int LATEST_REFERENCES = 12;

  private final Mailboxes mailboxes;
  private final ReplyAddress replyAddress;
  private final MessageIds messageIds;

  TicketMail(Mailboxes mailboxes, ReplyAddress replyAddress, MessageIds messageIds) {
    this.mailboxes = mailboxes;
    this.replyAddress = replyAddress;
    this.messageIds = messageIds;
  }

  /** From where and to where a ticket's mails go. */
  public record Route(EmailConfig mailbox, String address) {}

  /** Empty where the requester's address is unknown, or where we have no mailbox. */
  public Optional<Route> route(Sql tx, Ticket ticket) {
    return mailboxes
        .of(ticket.deskKey(), ticket.mailbox())
        .flatMap(mailbox -> address(tx, ticket).map(address -> new Route(mailbox, address)));
  }

  /** What the customer is told of the transcript on the talk's channel; begins with a blank. */
  String transcriptNews(Sql tx, Ticket ticket, Reader reader) {
    var words = reader.wording();
    return route(tx, ticket)
        .map(route -> " " + words.transcriptSentTo(route.address()))
        .orElseGet(() -> reader.email() == null ? " " + words.emailUnknown() : "");
  }

  /** The address that the requester wrote from, else the one where they read mail. */
  private static Optional<String> address(Sql tx, Ticket ticket) {
    return tx.first(
            """
            select coalesce(p.email, c.email) as email
            from ticket_participant p join contact c on c.id = p.contact_id
            where p.ticket_id = $1 and p.role = 'requester'
            """,
            row -> Optional.ofNullable(row.textOrNull("email")),
            ticket.id())
        .flatMap(email -> email);
  }

  /**
   * Puts one mail into the outbox, as part of the caller's transaction.
   *
   * @param entry what the mail carries, on the ticket's timeline
   * @param automatic whether no person wrote it
   */
  public void send(
      Sql tx,
      Ticket ticket,
      EntryId entry,
      Route route,
      String subject,
      MailBody body,
      List<Long> files,
      boolean automatic) {
    send(tx, ticket, entry, route, subject, body, files, automatic, null);
  }

  /**
   * The same for mail that one may be spared.
   *
   * @param wayOut see {@link MailEnvelope}
   */
  public void send(
      Sql tx,
      Ticket ticket,
      EntryId entry,
      Route route,
      String subject,
      MailBody body,
      List<Long> files,
      boolean automatic,
      @Nullable String wayOut) {
    var mailbox = route.mailbox();
    Outbox.enqueue(
        tx,
        new NewDelivery(
            entry,
            ticket.timeline(),
            new ChannelName(mailbox.name()),
            Address.email(route.address()),
            body.text(),
            body.html(),
            files,
            null,
            new MailEnvelope(
                subject,
                messageIds.next(entry.value(), mailbox.address()),
                references(tx, Tickets.timelines(ticket)),
                replyAddress.of(ticket.id(), mailbox.address()),
                automatic,
                wayOut)));
  }

  /** The mails of these timelines, theirs and ours, oldest first: the first one and the latest. */
  public static List<ExternalId> references(Sql tx, List<TimelineId> timelines) {
    var all =
        tx.list(
            """
            select id from (
              select e.external_id as id, e.at from entry e
              where e.timeline_id = any($1) and e.author = 'customer' and not e.third_party
                and e.external_id like '<%>'
              union all
              select d.envelope #>> '{messageId,value}', d.created_at
              from entry e join delivery d on d.entry_id = e.id
              where e.timeline_id = any($1) and d.envelope is not null) mails
            where id is not null order by at, id
            """,
            row -> new ExternalId(row.text("id")), (Object) timelines.toArray(TimelineId[]::new));
    if (all.size() <= LATEST_REFERENCES) {
      return all;
    }
    var some = new ArrayList<ExternalId>();
    some.add(all.getFirst());
    some.addAll(all.subList(all.size() - LATEST_REFERENCES + 1, all.size()));
    return some;
  }
}
