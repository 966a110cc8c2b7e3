package dev.guiche.ticket.phone;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.ChannelName;
import dev.guiche.config.Organization;
import dev.guiche.contact.ContactId;
import dev.guiche.contact.Contacts;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Ending;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Outcome;
import dev.guiche.conversation.Protocol;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.TimelineId;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.ticket.ChannelVoice;
import dev.guiche.ticket.Escalation;
import dev.guiche.ticket.Reader;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.Ticketing;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down contacts that came by no channel (CU-5, IN-17, RG-2). */
public final class PhoneContacts {
  private static final String CHANNEL = "phone";

  private final Database database;
  private final Ticketing ticketing;
  private final Ending ending;
  private final Escalation escalation;
  private final Organization house;

  public PhoneContacts(
      Database database,
      Ticketing ticketing,
      Ending ending,
      Escalation escalation,
      Organization house) {
    this.database = database;
    this.ticketing = ticketing;
    this.ending = ending;
    this.escalation = escalation;
    this.house = house;
  }

  /**
   * What a contact has become.
   *
   * @param ticket null where it was solved
   */
  public record Written(
      ConversationId conversation, Protocol protocol, @Nullable TicketId ticket) {}

  private record Done(LockedConversation talk, Protocol protocol, @Nullable Ticket ticket) {}

  /** Keeps it, ends it, and sends the summary with the protocol, all in one transaction. */
  public Written write(PhoneContact call, ConsultantId by) {
    check(call);
    var done = database.inTransaction(tx -> write(tx, call, by));
    ending.ended(done.talk());
    if (done.ticket() != null) {
      ticketing.afterwards().changed(done.ticket().timeline());
    }
    return new Written(
        done.talk().id(), done.protocol(), done.ticket() == null ? null : done.ticket().id());
  }

  private static void check(PhoneContact call) {
    if (call.summary().isBlank()) {
      throw new Refusal.Invalid("summary-needed", "Escreva o que foi conversado.");
    }
    boolean solved = call.solution() != null && !call.solution().isBlank();
    if (solved == (call.ticket() != null)) {
      throw new Refusal.Invalid(
          "outcome-needed", "Escreva a solução, ou diga que vira chamado: um dos dois.");
    }
    if (call.ticket() != null && call.ticket().reason().isBlank()) {
      throw new Refusal.Invalid("reason-needed", "Diga por que o contato vira um chamado.");
    }
  }

  private Done write(Sql tx, PhoneContact call, ConsultantId by) {
    var contact = contact(tx, call);
    var line = call.summaryOn() == ChannelKind.EMAIL ? null : line(tx, contact, call.summaryOn());
    var protocol = Protocol.next(tx);
    var talk = LockedConversation.lock(tx, open(tx, call, contact, protocol));
    say(tx, talk.timeline(), call, by);
    ending.learnEmail(tx, talk, call.email(), call.withoutEmail() || line != null);
    Ticket ticket = null;
    if (call.ticket() != null) {
      ticket = escalation.within(tx, talk.id(), call.ticket(), by);
    } else if (line == null) {
      ending.closeWithin(tx, talk, by, Outcome.SOLVED, call.solution());
    } else {
      Ending.end(tx, talk, by, Outcome.SOLVED, call.solution());
    }
    if (line != null) {
      var reader = Reader.of(tx, contact, house);
      var told = ticket == null ? protocol : ticket.protocol();
      ticketing
          .voice()
          .tell(
              tx,
              talk.timeline(),
              line,
              reader.wording().callSummary(reader.name(), told, call.summary().strip()));
    }
    tx.update(
        """
        update conversation set consultant_id = $3, assigned_at = created_at,
          closed_at = least(now(), created_at + make_interval(mins => $2)) where id = $1
        """,
        talk.id(),
        call.minutes(),
        by);
    return new Done(talk, protocol, ticket);
  }

  private static ContactId contact(Sql tx, PhoneContact call) {
    var contact = call.contact() == null ? meet(tx, call) : call.contact();
    var known = new Contacts().get(tx, contact).orElseThrow(() -> new Refusal.NotFound("contact"));
    if (known.company() == null && call.company() != null && !call.company().isBlank()) {
      new Contacts().change(tx, contact, null, null, call.company(), null);
    }
    return contact;
  }

  private static ContactId meet(Sql tx, PhoneContact call) {
    var number = digits(call);
    if (number == null || call.name() == null || call.name().isBlank()) {
      throw new Refusal.Invalid(
          "caller-needed", "Escolha um contato, ou informe o nome e o telefone de quem ligou.");
    }
    return new Contacts()
        .meet(tx, new Address(ChannelKind.PHONE, number), call.name(), null)
        .contact();
  }

  private static @Nullable String digits(PhoneContact call) {
    String number = call.phone() == null ? "" : call.phone().replaceAll("[^0-9+]", "");
    return number.length() < 8 || number.length() > 16 ? null : number;
  }

  /** One that is on file as somebody else's, such as a company's, stays theirs. */
  private static long address(Sql tx, ContactId contact, @Nullable String number) {
    String mine = number == null ? "contact:" + contact.value() : number;
    tx.update(
        "insert into contact_address (contact_id, kind, address) values ($1, 'phone', $2) on"
            + " conflict do nothing",
        contact,
        mine);
    return tx.first(
            "select id from contact_address where kind = 'phone' and address = $2 and contact_id ="
                + " $1",
            row -> row.number("id"),
            contact,
            mine)
        .orElseGet(() -> address(tx, contact, null));
  }

  private static ConversationId open(
      Sql tx, PhoneContact call, ContactId contact, Protocol protocol) {
    return tx.one(
        """
        insert into conversation (timeline_id, contact_id, address_id, channel, desk_id, protocol, state, queued_at, created_at)
        values ($1, $2, $3, $4, $5, $6, 'queued', $7, $7) returning id
        """,
        row -> new ConversationId(row.number("id")),
        Timelines.open(tx, contact),
        contact,
        address(tx, contact, digits(call)),
        CHANNEL,
        call.desk(),
        protocol.value(),
        call.startedAt());
  }

  private static void say(Sql tx, TimelineId timeline, PhoneContact call, ConsultantId by) {
    var details =
        Map.of(
            "medium", call.medium().name().toLowerCase(Locale.ROOT),
            "direction", call.direction().name().toLowerCase(Locale.ROOT),
            "minutes", call.minutes(),
            "startedAt", call.startedAt().toString());
    Timelines.add(tx, timeline, NewEntry.event("contact", by, false, details));
    Timelines.add(
        tx,
        timeline,
        NewEntry.message(by, CHANNEL, call.summary().replace("\0", "").strip(), null, null));
    if (call.note() != null && !call.note().isBlank()) {
      Timelines.add(tx, timeline, NewEntry.note(by, call.note().replace("\0", "").strip(), null));
    }
  }

  private static ChannelVoice.Line line(Sql tx, ContactId contact, ChannelKind kind) {
    return tx.first(
            """
            select c.channel, a.address from conversation c join contact_address a on a.id = c.address_id
            where c.contact_id = $1 and a.kind = $2 order by c.id desc limit 1
            """,
            row ->
                new ChannelVoice.Line(
                    new ChannelName(row.text("channel")), new Address(kind, row.text("address"))),
            contact,
            kind)
        .orElseThrow(
            () ->
                new Refusal.Invalid(
                    "no-line", "O cliente nunca escreveu por esse canal. Escolha outro."));
  }
}
