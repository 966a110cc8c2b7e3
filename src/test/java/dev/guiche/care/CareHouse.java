package dev.guiche.care;

import static org.awaitility.Awaitility.await;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.Channels;
import dev.guiche.channel.Content;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.Inbox.InboxUnavailable;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.config.ConfigReader;
import dev.guiche.config.GuicheConfig;
import dev.guiche.contact.Contacts;
import dev.guiche.conversation.Announcements;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.Conversations;
import dev.guiche.conversation.Draft;
import dev.guiche.conversation.Ending;
import dev.guiche.conversation.Entries;
import dev.guiche.conversation.Entry;
import dev.guiche.conversation.FileFetcher;
import dev.guiche.conversation.Handover;
import dev.guiche.conversation.Intake;
import dev.guiche.conversation.IntakeBatch;
import dev.guiche.conversation.Notices;
import dev.guiche.conversation.OpenConversations;
import dev.guiche.conversation.Outbox;
import dev.guiche.conversation.Reception;
import dev.guiche.conversation.Sight;
import dev.guiche.conversation.Talk;
import dev.guiche.database.Database;
import dev.guiche.database.Exclusive;
import dev.guiche.database.Node;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import dev.guiche.desk.Desks;
import dev.guiche.routing.Offers;
import dev.guiche.routing.Queue;
import dev.guiche.routing.QueueRules;
import dev.guiche.ticket.ByQueue;
import dev.guiche.ticket.Escalation;
import dev.guiche.ticket.PaperChannel;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.Ticketing;
import dev.guiche.ticket.about.AboutTicket;
import dev.guiche.ticket.about.SilenceAlarm;
import dev.guiche.ticket.absence.AnswerByMail;
import dev.guiche.ticket.follow.Notification;
import dev.guiche.ticket.follow.Notifications;
import dev.guiche.timer.AlarmClock;
import dev.guiche.transcript.Transcripts;
import dev.guiche.triage.Triage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Customers, consultants and the queue between them; only the providers are paper. */
final class CareHouse implements AutoCloseable {
  final Database database;
  final PaperChannel bot = new PaperChannel("bot", ChannelKind.TELEGRAM);
  final PaperChannel zap = new PaperChannel("zap", ChannelKind.WHATSAPP);
  final PaperChannel night = new PaperChannel("noite", ChannelKind.TELEGRAM);
  final PaperChannel rush = new PaperChannel("pressa", ChannelKind.TELEGRAM);
  final PaperChannel site = new PaperChannel("site", ChannelKind.WEBCHAT);
  final PaperChannel mail = new PaperChannel("correio", ChannelKind.EMAIL);
  final Talk talk;
  final Handover handover;
  final Offers offers;
  final Ticketing ticketing;
  final Escalation escalation;
  final Ending ending;
  final Confirming confirming;
  final GuicheConfig config;
  private final Desks desks;
  final AlarmClock clock;
  private final Exclusive exclusive;
  private final Outbox outbox;
  private final Queue queue;
  final Intake intake;
  private final AtomicInteger order = new AtomicInteger();

  CareHouse(Database database) {
    this.database = database;
    config =
        ConfigReader.read(
            Path.of("src/test/resources/dev/guiche/care/channels.yml"), Map.of(), Locale.ENGLISH);
    desks = new Desks(database, config.desks());
    desks.declare();
    exclusive = new Exclusive(database);
    var channels = new Channels(List.of(bot, zap, night, rush, site, mail));
    Announcements quiet = timeline -> {};
    outbox = new Outbox(database, Node.join(database, exclusive), channels, quiet);
    queue = new Queue(database, quiet, QueueRules.of(config, desks));
    var ticketing =
        new Ticketing(
            database, config, URI.create("https://casa.example"), channels, outbox, quiet);
    var contacts = new Contacts();
    var transcripts = new Transcripts(config, ticketing);
    var notices = new Notices(channels);
    var byMail = new AnswerByMail(ticketing, config.organization());
    var care = new Care(config, notices, transcripts, byMail, (tx, talk, to, by) -> {});
    talk = new Talk(database, channels, outbox, quiet);
    handover = new Handover(database, quiet, queue);
    handover.watch(care.transfers());
    offers =
        new Offers(database, config, quiet, outbox, queue, notices, QueueRules.of(config, desks));
    handover.watch(offers);
    ending = new Ending(database, contacts, outbox, quiet, queue, care.closing());
    confirming = care.confirming(database, ending, quiet, outbox);
    var exit = ticketing.byTriage(ticketing.escalation(ending, transcripts));
    var triage =
        new Triage(
            config,
            desks,
            notices,
            exit,
            Reception.alwaysOpen(),
            URI.create("https://casa.example"));
    var door =
        new AboutTicket(
            config,
            channels,
            notices,
            ticketing,
            care.door(triage, new ByQueue(exit)),
            Reception.alwaysOpen());
    this.ticketing = ticketing;
    escalation = ticketing.escalation(ending, transcripts);
    intake =
        new Intake(
            database,
            new IntakeBatch(
                contacts,
                new OpenConversations(
                    contacts,
                    name -> desk(config.channel(name.value()).orElseThrow().desk()),
                    door,
                    Reception.alwaysOpen()),
                ticketing.placement()),
            timeline -> outbox.wake(),
            queue,
            new FileFetcher(database, channels, quiet),
            (name, from) -> {});
    var alarms = new HashMap<>(care.alarms(database, quiet, outbox, queue));
    alarms.put(Offers.KIND, offers);
    alarms.put(AboutTicket.SILENCE, new SilenceAlarm(database, door, quiet, outbox, queue));
    clock = new AlarmClock(database, alarms);
    outbox.start();
    queue.start();
    intake.start();
  }

  DeskId desk(String key) {
    return desks.byKey(database, key).orElseThrow().id();
  }

  /** Somebody who is online, but takes only what the test gives them. */
  ConsultantId consultant(String role, int capacity) {
    return consultant(role, capacity, "suporte");
  }

  ConsultantId consultant(String role, int capacity, String desk) {
    return database.one(
        """
        with new as (
          insert into consultant (email, name, password_hash, role, capacity, gone_since)
          values ($1, 'Ana', '', $2, $3, null) returning id),
        member as (
          insert into desk_member (desk_id, consultant_id) select $4, id from new)
        select id from new
        """,
        row -> new ConsultantId(row.number("id")),
        UUID.randomUUID() + "@casa.example",
        role,
        capacity,
        desk(desk));
  }

  /** Their screen is connected, and the queue hears of it. */
  void comes(ConsultantId consultant) {
    queue.roomMade(consultant);
  }

  void leave(ConsultantId consultant) {
    database.update(
        "update consultant set enabled = false, gone_since = now() where id = $1", consultant);
  }

  /** How often they were called to a talk. */
  long calls(ConsultantId consultant, Person person) {
    return database.one(
        "select count(*) as n from mention where consultant_id = $1 and timeline_id = $2",
        row -> row.number("n"),
        consultant,
        person.talk().timeline());
  }

  Draft draft(String text) {
    return new Draft(UUID.randomUUID().toString(), text, List.of(), null);
  }

  /** Whether the bell rang for them. */
  boolean toldOf(ConsultantId consultant, Ticket ticket) {
    return new Notifications(database)
        .list(consultant, false, null, 50).stream()
            .anyMatch(
                one ->
                    one.kind() == Notification.Kind.CUSTOMER && ticket.id().equals(one.ticket()));
  }

  void ring() {
    clock.ringDue();
    outbox.wake();
  }

  /** Minute by minute, and what is due rings. */
  void pass(TestDatabase db, int minutes) {
    for (int i = 0; i < minutes; i++) {
      db.pass(Duration.ofMinutes(1));
      ring();
    }
  }

  /** Nothing is due any more, and every talk has ended. */
  void endAll() {
    database.update("delete from timer");
    database.update(
        "update conversation set state = 'closed', outcome = 'abandoned' where state <> 'closed'");
  }

  /** Nobody works here any more. */
  void dismissAll() {
    database.update("update consultant set enabled = false, gone_since = now(), load = 0");
  }

  /** Somebody on one of the channels. */
  Person person(PaperChannel channel) {
    return new Person(channel, new Address(channel.kind(), "p" + UUID.randomUUID()));
  }

  final class Person {
    final PaperChannel channel;
    final Address address;

    Person(PaperChannel channel, Address address) {
      this.channel = channel;
      this.address = address;
    }

    Person says(String text) {
      return says(text, UUID.randomUUID().toString());
    }

    Person hears(ConsultantId from, String text, Long... uploads) {
      var draft = new Draft(UUID.randomUUID().toString(), text, List.of(uploads), null);
      talk.say(talk().id(), from, draft);
      return this;
    }

    Person says(String text, String id) {
      return replies(text, id, null);
    }

    /** To one of our messages, once it is known here under the provider's id: people read first. */
    Person replies(String text, OutboundMessage to) {
      var id = new ExternalId(channel.name() + ":" + to.delivery());
      var known = "select 1 as n from delivery where external_id = $1";
      await().until(() -> database.first(known, row -> true, id.value()).isPresent());
      return replies(text, UUID.randomUUID().toString(), id);
    }

    private Person replies(String text, String id, @Nullable ExternalId answers) {
      try {
        intake.receive(
            new InboundMessage(
                channel.name(),
                new ExternalId(id),
                address,
                "",
                database.now(),
                order.incrementAndGet(),
                Content.text(text),
                List.of(),
                answers,
                null,
                null));
      } catch (InboxUnavailable unavailable) {
        throw new IllegalStateException(unavailable);
      }
      return this;
    }

    List<OutboundMessage> received() {
      return channel.sent.stream().filter(message -> message.to().equals(address)).toList();
    }

    /** Waits for the n-th message of ours. */
    OutboundMessage reads(int n) {
      await().until(() -> received().size() >= n);
      return received().get(n - 1);
    }

    Conversation talk() {
      return database.one(
          """
          select c.timeline_id from conversation c join contact_address a on a.id = c.address_id
          where a.address = $1 order by c.id desc limit 1
          """,
          row ->
              new Conversations(database)
                  .onTimeline(
                      Sight.everything(),
                      new dev.guiche.conversation.TimelineId(row.number("timeline_id")))
                  .orElseThrow(),
          address.value());
    }

    String last() {
      return received().isEmpty() ? "" : received().getLast().text();
    }

    List<Entry> events(String type) {
      return new Entries(database)
          .page(talk().timeline(), null, 100).stream()
              .filter(entry -> entry.event() != null)
              .filter(entry -> entry.event().path("type").asText().equals(type))
              .toList();
    }
  }

  @Override
  public void close() {
    intake.stop();
    queue.stop();
    outbox.stop();
    exclusive.close();
  }
}
