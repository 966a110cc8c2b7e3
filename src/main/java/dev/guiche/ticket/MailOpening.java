package dev.guiche.ticket;

import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.MailFacts;
import dev.guiche.config.EmailConfig;
import dev.guiche.config.MailRule;
import dev.guiche.config.Organization;
import dev.guiche.config.WorkflowConfig.Who;
import dev.guiche.contact.ContactId;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.Conversations;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Sight;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Opens a ticket for a mail that answers nothing, and tells its sender the protocol. */
final class MailOpening {
  private static final Pattern PREFIXES =
      Pattern.compile(
          "^(\\s*(re|res|fw|fwd|enc|rv|aw|wg|tr)\\s*(\\[\\d+])?\\s*:)+\\s*",
          Pattern.CASE_INSENSITIVE);

  private final Workflows workflows;
  private final Birth birth;
  private final GateWords gateWords;
  private final MailThreads threads;
  private final TicketMail mail;
  private final AutomaticMail automatic;
  private final Organization house;

  MailOpening(
      Workflows workflows,
      Birth birth,
      GateWords gateWords,
      MailThreads threads,
      TicketMail mail,
      AutomaticMail automatic,
      Organization house) {
    this.workflows = workflows;
    this.birth = birth;
    this.gateWords = gateWords;
    this.threads = threads;
    this.mail = mail;
    this.automatic = automatic;
    this.house = house;
  }

  Ticket open(
      Sql tx, InboundMessage message, MailFacts facts, ContactId from, EmailConfig mailbox) {
    var rule = MailSorting.rule(tx, mailbox, message, facts.subject(), from);
    var ticket =
        birth.open(
            tx,
            new NewTicket(
                from,
                MailSorting.desk(tx, rule.map(MailRule::desk).orElse(mailbox.desk())),
                title(message, facts),
                message.content().text(),
                rule.map(MailRule::category).orElse(null),
                rule.map(MailRule::priority).orElse(null)),
            new Birth.Origin(
                Birth.Kind.EMAIL, null, Who.CUSTOMER, mailbox.name(), message.from().value(), null),
            Admission.PLAIN);
    rule.ifPresent(one -> MailSorting.keep(tx, ticket.timeline(), one));
    earlierTalk(tx, message, facts, from)
        .ifPresent(talk -> Birth.link(tx, ticket.id(), talk, false));
    return ticket;
  }

  /** The subject without what mail clients put before it, or the first words. */
  private static String title(InboundMessage message, MailFacts facts) {
    return Stream.concat(
            Stream.of(PREFIXES.matcher(facts.subject()).replaceFirst("")),
            message.content().text().lines())
        .filter(line -> !line.isBlank())
        .findFirst()
        .orElse("Mensagem sem assunto");
  }

  /** The talk whose transcript this mail answers, where the same person writes. */
  private Optional<Conversation> earlierTalk(
      Sql tx, InboundMessage message, MailFacts facts, ContactId from) {
    return facts.references().stream()
        .flatMap(reference -> threads.timeline(tx, message.channel(), reference).stream())
        .flatMap(
            timeline -> new Conversations(tx).onTimeline(Sight.everything(), timeline).stream())
        .filter(talk -> talk.contact().equals(from) || message.from().value().equals(talk.email()))
        .findFirst();
  }

  /** Tells the sender the protocol, unless a machine wrote or has had enough mail this hour. */
  Ticket acknowledge(Sql tx, InboundMessage message, TicketId id) {
    var ticket = new Tickets(tx, workflows).find(Sight.everything(), id).orElseThrow();
    acknowledge(tx, message, ticket);
    return ticket;
  }

  private void acknowledge(Sql tx, InboundMessage message, Ticket ticket) {
    var route = mail.route(tx, ticket);
    if (route.isEmpty() || !automatic.mayAnswer(tx, message)) {
      Timelines.write(
          tx,
          ticket.timeline(),
          NewEntry.event("unacknowledged", null, false, Map.of("address", message.from().value())));
      return;
    }
    var reader = Reader.of(tx, ticket.contact(), house);
    var words = reader.wording();
    var said = gateWords.of(tx, ticket, reader);
    String received = words.received(ticket.protocol(), ticket.title());
    var entry =
        Timelines.add(
            tx,
            ticket.timeline(),
            NewEntry.notice(route.get().mailbox().name(), received + GateWords.joined(said), null));
    var letter =
        new MailWriter(words.locale()).paragraph(words.greeting(reader.name())).paragraph(received);
    said.forEach(letter::paragraph);
    var body = letter.rule().aside(words.answerThisMail(ticket.protocol())).done();
    String subject = words.subject(ticket.protocol(), ticket.title());
    mail.send(tx, ticket, entry, route.get(), subject, body, List.of(), true);
  }
}
