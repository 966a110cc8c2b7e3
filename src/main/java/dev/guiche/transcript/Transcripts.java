package dev.guiche.transcript;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.MailEnvelope;
import dev.guiche.config.GuicheConfig;
import dev.guiche.config.Organization;
import dev.guiche.contact.MailWishes;
import dev.guiche.conversation.Closing;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Conversations;
import dev.guiche.conversation.Entry;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.EntryKind;
import dev.guiche.conversation.NewDelivery;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Outbox;
import dev.guiche.conversation.Outcome;
import dev.guiche.conversation.Shown;
import dev.guiche.conversation.Sight;
import dev.guiche.conversation.TimelineId;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import dev.guiche.ticket.ChannelVoice;
import dev.guiche.ticket.MailBody;
import dev.guiche.ticket.MailFiles;
import dev.guiche.ticket.Mailboxes;
import dev.guiche.ticket.MessageIds;
import dev.guiche.ticket.Reader;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketMail;
import dev.guiche.ticket.TicketMail.Route;
import dev.guiche.ticket.Ticketing;
import dev.guiche.ticket.TranscriptSender;
import dev.guiche.ticket.WayOut;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends transcripts when talks close and when they become tickets. */
public final class Transcripts implements Closing, TranscriptSender {
  private final Organization house;
  private final Mailboxes mailboxes;
  private final MessageIds messageIds;
  private final TicketMail ticketMail;
  private final MailFiles files;
  private final ChannelVoice voice;
  private final WayOut wayOut;

  public Transcripts(GuicheConfig config, Ticketing ticketing) {
    house = config.organization();
    mailboxes = ticketing.mailboxes();
    messageIds = ticketing.messageIds();
    ticketMail = ticketing.mail();
    files = ticketing.mailFiles();
    voice = ticketing.voice();
    wayOut = ticketing.wayOut();
  }

  /** The customer is told on the channel that it is over, and where the transcript went. */
  @Override
  public void closed(Sql tx, ConversationId id, Outcome outcome) {
    var talk = new Conversations(tx).find(Sight.everything(), id).orElseThrow();
    var reader = Reader.of(tx, talk.contact(), house);
    boolean wanted = MailWishes.of(tx, talk.contact()).wants(MailWishes.Kind.TRANSCRIPTS);
    var route = wanted ? route(tx, talk) : Optional.<Route>empty();
    var words = reader.wording();
    String news =
        route
            .map(known -> " " + words.transcriptSentTo(known.address()))
            .orElseGet(() -> address(talk).isEmpty() ? " " + words.emailUnknown() : "");
    voice.tell(
        tx,
        talk.timeline(),
        new ChannelVoice.Line(new ChannelName(talk.channel()), talk.address()),
        words.closed(reader.name(), talk.protocol()) + news);
    route.ifPresentOrElse(
        known -> send(tx, talk, null, reader, known),
        () -> unsent(tx, talk.timeline(), wanted ? why(talk) : "unwanted"));
  }

  @Override
  public void escalated(Sql tx, ConversationId id, Ticket ticket) {
    var talk = new Conversations(tx).find(Sight.everything(), id).orElseThrow();
    var reader = Reader.of(tx, talk.contact(), house);
    ticketMail
        .route(tx, ticket)
        .ifPresentOrElse(
            route -> send(tx, talk, ticket, reader, route),
            () -> {
              unsent(tx, talk.timeline(), why(talk));
              unsent(tx, ticket.timeline(), why(talk));
            });
  }

  private Optional<Route> route(Sql tx, Conversation talk) {
    boolean mail = talk.address().kind() == ChannelKind.EMAIL;
    String desk = tx.one("select key from desk where id = $1", row -> row.text("key"), talk.desk());
    return mailboxes
        .of(desk, mail ? talk.channel() : null)
        .flatMap(mailbox -> address(talk).map(address -> new Route(mailbox, address)));
  }

  /** Who wrote by mail reads it there; others where they said. */
  private static Optional<String> address(Conversation talk) {
    return talk.address().kind() == ChannelKind.EMAIL
        ? Optional.of(talk.address().value())
        : Optional.ofNullable(talk.email());
  }

  private static String why(Conversation talk) {
    return address(talk).isEmpty() ? "no-email" : "no-mailbox";
  }

  private static void unsent(Sql tx, TimelineId timeline, String why) {
    Timelines.write(
        tx, timeline, NewEntry.event("transcript-unsent", null, false, Map.of("why", why)));
  }

  private void send(
      Sql tx, Conversation talk, @Nullable Ticket ticket, Reader reader, Route route) {
    var before = SentEntries.to(tx, talk.timeline(), route.address());
    var entries =
        Shown.on(tx, List.of(talk.timeline())).stream()
            .filter(entry -> entry.kind() == EntryKind.MESSAGE)
            .filter(entry -> !before.contains(entry.id()))
            .toList();
    if (entries.isEmpty()) {
      return; // All of it is in the customer's mailbox already.
    }
    var shared = files.share(entries.stream().flatMap(e -> e.attachments().stream()).toList());
    var body =
        new Page(talk, ticket, entries, !before.isEmpty(), reader, house).write(files, shared);
    var timeline = ticket == null ? talk.timeline() : ticket.timeline();
    var carrier = Timelines.add(tx, timeline, event(talk, route, entries));
    if (ticket == null) {
      post(tx, talk, carrier, reader, route, body, shared.inside());
    } else {
      String subject = reader.wording().subject(ticket.protocol(), ticket.title());
      ticketMail.send(tx, ticket, carrier, route, subject, body, shared.inside(), true);
    }
    SentEntries.remember(tx, talk.timeline(), carrier, route.address(), entries);
  }

  private static NewEntry event(Conversation talk, Route route, List<Entry> entries) {
    Map<String, Object> details = new LinkedHashMap<>();
    details.put("address", route.address());
    details.put("conversation", talk.id().value());
    details.put("entries", entries.size());
    return NewEntry.event("transcript", null, true, details);
  }

  private void post(
      Sql tx,
      Conversation talk,
      EntryId carrier,
      Reader reader,
      Route route,
      MailBody body,
      List<Long> inside) {
    var mailbox = route.mailbox();
    Outbox.enqueue(
        tx,
        new NewDelivery(
            carrier,
            talk.timeline(),
            new ChannelName(mailbox.name()),
            Address.email(route.address()),
            body.text(),
            body.html(),
            inside,
            null,
            new MailEnvelope(
                reader.wording().transcriptSubject(talk.protocol()),
                messageIds.next(carrier.value(), mailbox.address()),
                TicketMail.references(tx, List.of(talk.timeline())),
                null,
                true,
                wayOut.of(talk.contact(), MailWishes.Kind.TRANSCRIPTS))));
  }
}
