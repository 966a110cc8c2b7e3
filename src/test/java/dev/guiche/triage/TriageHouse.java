package dev.guiche.triage;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
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
import dev.guiche.contact.company.CompanyField;
import dev.guiche.contact.company.TestCompany;
import dev.guiche.conversation.Announcements;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.Conversations;
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
import dev.guiche.conversation.Sight;
import dev.guiche.database.Database;
import dev.guiche.database.Exclusive;
import dev.guiche.database.Node;
import dev.guiche.desk.Attendance;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.Consultants;
import dev.guiche.desk.Desks;
import dev.guiche.desk.NewConsultant;
import dev.guiche.desk.Role;
import dev.guiche.routing.AfterHours;
import dev.guiche.routing.OpeningAlarm;
import dev.guiche.routing.Queue;
import dev.guiche.routing.QueueRules;
import dev.guiche.ticket.PaperChannel;
import dev.guiche.ticket.Ticketing;
import dev.guiche.ticket.absence.ByAbsence;
import dev.guiche.ticket.group.GroupNews;
import dev.guiche.timer.AlarmClock;
import dev.guiche.transcript.Transcripts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Customers, the questions of {@code channels.yml} and the queue; only the providers are paper. */
final class TriageHouse implements AutoCloseable {
  final Database database;
  private final GuicheConfig config;
  final PaperChannel bot = new PaperChannel("bot", ChannelKind.TELEGRAM);
  final PaperChannel zap = new PaperChannel("zap", ChannelKind.WHATSAPP);
  final PaperChannel site = new PaperChannel("site", ChannelKind.WEBCHAT);
  final PaperChannel direct = new PaperChannel("direto", ChannelKind.TELEGRAM);
  final PaperChannel mail = new PaperChannel("email", ChannelKind.EMAIL);
  final AlarmClock clock;
  private final Exclusive exclusive;
  private final Outbox outbox;
  final Queue queue;
  final Handover handover;
  final ByProgram program;
  private final Intake intake;
  private final AtomicInteger order = new AtomicInteger();

  TriageHouse(Database database) {
    this(database, "channels.yml");
  }

  /**
   * @param file its configuration
   */
  TriageHouse(Database database, String file) {
    this.database = database;
    config =
        ConfigReader.read(
            Path.of("src/test/resources/dev/guiche/triage", file), Map.of(), Locale.ENGLISH);
    var desks = new Desks(database, config.desks());
    desks.declare();
    exclusive = new Exclusive(database);
    var channels = new Channels(List.of(bot, zap, site, direct, mail));
    Announcements quiet = timeline -> {};
    outbox = new Outbox(database, Node.join(database, exclusive), channels, quiet);
    queue = new Queue(database, quiet, QueueRules.of(config, desks));
    var ticketing =
        new Ticketing(
            database, config, URI.create("https://casa.example"), channels, outbox, quiet);
    var contacts = new Contacts();
    var transcripts = new Transcripts(config, ticketing);
    var ending = new Ending(database, contacts, outbox, quiet, queue, transcripts);
    var url = URI.create("https://casa.example");
    var escalation = ticketing.escalation(ending, transcripts);
    var notices = new Notices(channels);
    var outside =
        new ByAbsence(
            escalation,
            ticketing,
            new GroupNews(config, url, channels),
            url,
            config.organization().locale());
    var reception = new AfterHours(config, notices, outside);
    var triage = new Triage(config, desks, notices, ticketing.byTriage(escalation), reception, url);
    program = new ByProgram(database, triage, quiet, outbox, queue);
    handover = new Handover(database, quiet, queue);
    intake =
        new Intake(
            database,
            new IntakeBatch(
                contacts,
                new OpenConversations(
                    contacts,
                    name ->
                        desks
                            .byKey(database, config.channel(name.value()).orElseThrow().desk())
                            .orElseThrow()
                            .id(),
                    triage,
                    reception),
                ticketing.placement()),
            timeline -> outbox.wake(),
            queue,
            new FileFetcher(database, channels, quiet),
            (name, from) -> {});
    clock =
        new AlarmClock(
            database,
            Map.of(
                Triage.SILENCE,
                new SilenceAlarm(database, triage, quiet, outbox, queue),
                AfterHours.OPENS,
                new OpeningAlarm(database, queue)));
    outbox.start();
    queue.start();
    intake.start();
  }

  /** Somebody who writes articles. */
  ConsultantId writer() {
    return new Consultants(database, Attendance.all())
        .create(
            new NewConsultant(
                "Ana", UUID.randomUUID() + "@casa.example", "senha", Role.CONSULTANT, 4, List.of()))
        .id();
  }

  /** Somebody at a desk with room for one talk, who is there. */
  ConsultantId technician(String desk) {
    return technician(desk, UUID.randomUUID() + "@casa.example");
  }

  ConsultantId technician(String desk, String email) {
    var id =
        database.one(
            """
            insert into consultant (email, name, password_hash, role, capacity, gone_since)
            values ($1, 'Ana', '-', 'consultant', 1, null)
            on conflict (lower(email)) do update set gone_since = null returning id
            """,
            row -> new ConsultantId(row.number("id")),
            email);
    database.update(
        "insert into desk_member select id, $1 from desk where key = $2 on conflict do nothing",
        id,
        desk);
    queue.roomMade(id);
    return id;
  }

  void allGone() {
    database.update("update consultant set gone_since = now()");
  }

  /** From now on they belong to a company with a contract. */
  void contract(Person person, String standing) {
    database.update(
        "update contact set company_id = $2 where id = $1",
        person.talk().contact(),
        TestCompany.with(database, config, Map.of(CompanyField.STANDING, standing)));
  }

  /** What an event on somebody's talk says. */
  JsonNode event(Person person, String type) {
    return new Entries(database)
        .page(person.talk().timeline(), null, 100).stream()
            .map(Entry::event)
            .filter(event -> event != null && event.path("type").asText().equals(type))
            .findFirst()
            .orElseThrow();
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

    Person says(String text, String id) {
      try {
        intake.receive(
            new InboundMessage(
                channel.name(),
                new ExternalId(id),
                address,
                "",
                Instant.now(),
                order.incrementAndGet(),
                Content.text(text),
                List.of(),
                null,
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

    Entry triaged() {
      return new Entries(database)
          .page(talk().timeline(), null, 100).stream()
              .filter(entry -> entry.event() != null)
              .filter(entry -> entry.event().path("type").asText().equals("triaged"))
              .findFirst()
              .orElseThrow();
    }

    boolean isEmergency() {
      return database.one(
          "select emergency from conversation where id = $1",
          row -> row.flag("emergency"),
          talk().id());
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
