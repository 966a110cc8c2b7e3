package dev.guiche.ticket;

import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.MailFacts;
import dev.guiche.config.EmailConfig;
import dev.guiche.contact.ContactId;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Placement;
import dev.guiche.conversation.TimelineId;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import dev.guiche.desk.DeskId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds the ticket of a mail, by what cannot be forged first: the signed reply address, references
 * to mails that are on a ticket, the protocol in the subject when the sender takes part. What
 * answers nothing opens a ticket, where the mailbox is for tickets.
 */
public final class MailPlacement implements Placement {
  private final ReplyAddress replyAddress;
  private final MailThreads threads;
  private final Mailboxes mailboxes;
  private final MailOpening opening;
  private final FileRules files;
  private final CustomerWord word;

  MailPlacement(
      ReplyAddress replyAddress,
      MailThreads threads,
      Mailboxes mailboxes,
      MailOpening opening,
      FileRules files,
      CustomerWord word) {
    this.replyAddress = replyAddress;
    this.threads = threads;
    this.mailboxes = mailboxes;
    this.opening = opening;
    this.files = files;
    this.word = word;
  }

  @Override
  public Place place(Sql tx, InboundMessage mail, ContactId from) {
    var facts = facts(mail);
    if (facts.origin() == MailFacts.Origin.LOOP) {
      return new Place.Aside("Our own mail has come back to us");
    }
    if (facts.origin() == MailFacts.Origin.BOUNCE) {
      return unreadableBounce(tx, mail, facts, from);
    }
    return find(tx, mail, facts, from)
        .<Place>map(
            ticket ->
                new Place.OnTimeline(
                    threads.timelineOf(tx, ticket),
                    !People.takesPart(tx, ticket, from, mail.from().value()),
                    false))
        .or(
            () ->
                threads
                    .openTalk(tx, mail.channel(), facts.references())
                    .map(talk -> new Place.OnTimeline(talk, false, false)))
        .orElseGet(() -> begin(tx, mail, facts, from));
  }

  /** What we wrote to them on an open ticket, or when their talk became one. */
  @Override
  public Optional<TimelineId> answered(Sql tx, InboundMessage message) {
    return tx.first(
        """
        select timeline_id from (
          select k.id, k.timeline_id from delivery d join ticket k on k.timeline_id = d.timeline_id
          where d.channel = $1 and d.external_id = $2 and d.address = $3 and k.closed_at is null
          union all
          select k.id, k.timeline_id from delivery d
          join conversation c on c.timeline_id = d.timeline_id and c.state = 'closed'
          join ticket_conversation x on x.conversation_id = c.id join ticket k on k.id = x.ticket_id
          where d.channel = $1 and d.external_id = $2 and d.address = $3 and k.closed_at is null) meant
        order by id desc limit 1
        """,
        row -> new TimelineId(row.number("timeline_id")),
        message.channel().value(),
        Objects.requireNonNull(message.answers()).value(),
        message.from().value());
  }

  /** A mail of ours came back, and nobody can say which: never a customer's word. */
  private Place unreadableBounce(Sql tx, InboundMessage mail, MailFacts facts, ContactId from) {
    find(tx, mail, facts, from)
        .ifPresent(
            ticket ->
                tellConsultants(
                    tx,
                    threads.timelineOf(tx, ticket),
                    Map.of("address", mail.from().value(), "reason", facts.subject())));
    return new Place.Aside("A mail of ours came back, and it does not say which");
  }

  private Optional<TicketId> find(Sql tx, InboundMessage mail, MailFacts facts, ContactId from) {
    return replyAddress
        .ticketIn(facts.recipients())
        .filter(ticket -> threads.exists(tx, ticket))
        .or(() -> threads.byReferences(tx, mail.channel(), facts.references()))
        .or(
            () ->
                threads
                    .byProtocol(tx, facts.subject())
                    .filter(ticket -> People.takesPart(tx, ticket, from, mail.from().value())))
        .map(ticket -> Merge.survivor(tx, ticket));
  }

  private Place begin(Sql tx, InboundMessage mail, MailFacts facts, ContactId from) {
    if (facts.origin() != MailFacts.Origin.PERSON) {
      return new Place.Aside("Written by a machine, and no answer to anything: " + facts.origin());
    }
    var mailbox = mailboxes.named(mail.channel().value());
    if (mailbox.isEmpty() || mailbox.get().opens() == EmailConfig.Opens.CONVERSATION) {
      return new Place.InConversation();
    }
    var ticket = opening.open(tx, mail, facts, from, mailbox.get());
    return new Place.OnTimeline(ticket.timeline(), false, true);
  }

  @Override
  public void placed(Sql tx, InboundMessage mail, Place.OnTimeline place, EntryId entry) {
    if (threads.isTalk(tx, place.timeline())) {
      return;
    }
    var ticket = threads.ticketOn(tx, place.timeline());
    if (place.thirdParty()) {
      People.addThirdParty(tx, ticket, sender(tx, entry), mail.from().value());
      // Written for the desk: the requester reads it when a consultant passes it on.
      tx.send("update entry set visible = false where id = $1", entry);
    }
    if (place.opened()) {
      var opened = opening.acknowledge(tx, mail, ticket);
      files.turnBack(tx, opened, entry);
    } else if (mail.mail() == null || facts(mail).origin() == MailFacts.Origin.PERSON) {
      word.heard(tx, ticket, entry);
    }
  }

  @Override
  public Optional<DeskId> began(Sql tx, InboundMessage mail, ConversationId talk) {
    return mailboxes
        .named(mail.channel().value())
        .flatMap(mailbox -> MailSorting.begun(tx, mailbox, mail, facts(mail).subject(), talk));
  }

  private static ContactId sender(Sql tx, EntryId entry) {
    return tx.one(
        "select contact_id from entry where id = $1",
        row -> new ContactId(row.number("contact_id")),
        entry);
  }

  @Override
  public void bounced(Sql tx, InboundMessage mail, EntryId original) {
    var bounce = Objects.requireNonNull(facts(mail).bounce());
    var timeline = Timelines.of(tx, original);
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("entry", original.value());
    details.put("address", bounce.recipient());
    details.put("reason", bounce.reason());
    tellConsultants(tx, timeline, details);
  }

  private static void tellConsultants(Sql tx, TimelineId timeline, Map<String, ?> bounce) {
    Timelines.write(tx, timeline, NewEntry.event("bounced", null, false, bounce));
    // Nobody looks at a thread that seems answered: it counts as something to read.
    tx.send("update timeline set unread = unread + 1 where id = $1", timeline);
  }

  private static MailFacts facts(InboundMessage mail) {
    return Objects.requireNonNull(mail.mail(), "Only mail is placed");
  }
}
