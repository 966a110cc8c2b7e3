package dev.guiche.panel;

import dev.guiche.care.Care;
import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.Channels;
import dev.guiche.channel.Content;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.InboundAttachment;
import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.Inbox.InboxUnavailable;
import dev.guiche.config.ConfigReader;
import dev.guiche.config.GuicheConfig;
import dev.guiche.contact.Contacts;
import dev.guiche.contact.ProvenEmail;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Conversations;
import dev.guiche.conversation.Ending;
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
import dev.guiche.desk.Attendance;
import dev.guiche.desk.Consultant;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.Consultants;
import dev.guiche.desk.DeskId;
import dev.guiche.desk.Desks;
import dev.guiche.desk.NewConsultant;
import dev.guiche.desk.Presence;
import dev.guiche.desk.Role;
import dev.guiche.http.Api;
import dev.guiche.http.Contract;
import dev.guiche.http.Register;
import dev.guiche.http.door.CustomerSessions;
import dev.guiche.http.door.Door;
import dev.guiche.panel.live.LiveNews;
import dev.guiche.portal.Portal;
import dev.guiche.portal.PortalServices;
import dev.guiche.routing.Offers;
import dev.guiche.routing.Queue;
import dev.guiche.routing.QueueRules;
import dev.guiche.search.WordIndex;
import dev.guiche.ticket.PaperChannel;
import dev.guiche.ticket.Ticketing;
import dev.guiche.transcript.Transcripts;
import dev.guiche.triage.ByProgram;
import dev.guiche.triage.Triage;
import dev.guiche.webhook.Bell;
import dev.guiche.webhook.Webhooks;
import dev.guiche.webhook.line.Line;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A whole house behind a real door: only the providers are made of paper. */
final class PanelHouse implements AutoCloseable {
  static final String PASSWORD = "uma senha bem boa";

  final Database database;
  final PaperChannel bot = new PaperChannel("bot", ChannelKind.TELEGRAM);
  final PaperChannel mail = new PaperChannel("correio", ChannelKind.EMAIL);
  final PaperChannel zap = new PaperChannel("zap", ChannelKind.WHATSAPP);
  final GuicheConfig config;
  final Consultants consultants;
  final Desks desks;
  final Intake intake;
  final Handover handover;
  final Offers offers;
  final Queue queue;
  final FileFetcher files;
  final LiveNews news;
  final Panel panel;
  final Portal portal;
  final Contract contract;
  final WordIndex words;
  final Webhooks webhooks;
  private final Exclusive exclusive;
  private final Outbox outbox;
  private final HttpServer server;

  PanelHouse(Database database) {
    this(database, Map.of());
  }

  /**
   * @param environment what its configuration asks for
   */
  PanelHouse(Database database, Map<String, String> environment) {
    this(database, "ticket/channels.yml", environment);
  }

  /**
   * @param file its configuration, below the test resources of {@code dev/guiche}
   */
  PanelHouse(Database database, String file, Map<String, String> environment) {
    this.database = database;
    config =
        ConfigReader.read(
            Path.of("src/test/resources/dev/guiche").resolve(file), environment, Locale.ENGLISH);
    Vertx vertx = TestDatabase.vertx();
    exclusive = new Exclusive(database);
    var node = Node.join(database, exclusive);
    var channels = new Channels(List.of(bot, mail, zap));
    var contacts = new Contacts();
    news = new LiveNews(vertx, database);
    queue = new Queue(database, news);
    var attendance = Attendance.all(news, new Rooms(queue));
    consultants = new Consultants(database, attendance);
    desks = new Desks(database, config.desks());
    desks.declare();
    outbox = new Outbox(database, node, channels, news);
    files = new FileFetcher(database, channels, news);
    var publicUrl = URI.create("https://casa.example");
    var ticketing = new Ticketing(database, config, publicUrl, channels, outbox, news);
    var transcripts = new Transcripts(config, ticketing);
    handover = new Handover(database, news, queue);
    var notices = new Notices(channels);
    var care = new Care(config, notices, transcripts);
    offers =
        new Offers(database, config, news, outbox, queue, notices, QueueRules.of(config, desks));
    handover.watch(offers);
    var ending = new Ending(database, contacts, outbox, news, queue, care.closing());
    webhooks = new Webhooks(database, config, ticketing, news, new Line(vertx), new Bell());
    intake =
        new Intake(
            database,
            new IntakeBatch(
                contacts,
                new OpenConversations(contacts, name -> desk("suporte")),
                ticketing.placement()),
            news,
            queue,
            files,
            news);
    var escalation = ticketing.escalation(ending, transcripts);
    var triage =
        new Triage(
            config,
            desks,
            new Notices(channels),
            ticketing.byTriage(escalation),
            Reception.alwaysOpen(),
            publicUrl);
    panel =
        new Panel(
            vertx,
            new Services(
                database,
                config,
                publicUrl,
                channels,
                consultants,
                desks,
                new Presence(database, node, attendance),
                new Talk(database, channels, outbox, news),
                handover,
                offers,
                ending,
                outbox,
                files,
                ticketing,
                escalation,
                care.confirming(database, ending, news, outbox),
                new ByProgram(database, triage, news, outbox, queue),
                webhooks.log()),
            news);
    portal =
        new Portal(
            vertx, new PortalServices(database, config, publicUrl, desks, outbox, ticketing));
    contract = Contract.load(vertx);
    outbox.start();
    files.start();
    words = new WordIndex(database);
    queue.start();
    intake.start();
    panel.start();
    if (environment.containsKey("OUTSIDE")) {
      webhooks.start(exclusive);
    }
    server = serve(vertx);
  }

  private HttpServer serve(Vertx vertx) {
    var router = Router.router(vertx);
    new Api(
            vertx,
            new Door(database),
            new Register(database, config.trustedProxies()),
            List.of(panel, portal))
        .mount(router);
    portal.mount(router);
    var options =
        new HttpServerOptions()
            .setHost("127.0.0.1")
            .setPort(0)
            .setHandle100ContinueAutomatically(true);
    return vertx
        .createHttpServer(options)
        .requestHandler(router)
        .listen()
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private record Rooms(Queue queue) implements Attendance {
    @Override
    public void came(ConsultantId consultant) {
      queue.roomMade(consultant);
    }

    @Override
    public void went(ConsultantId consultant) {}

    @Override
    public void changed(ConsultantId consultant) {
      queue.roomMade(consultant);
    }
  }

  int port() {
    return server.actualPort();
  }

  DeskId desk(String key) {
    return desks.byKey(database, key).orElseThrow().id();
  }

  Consultant consultant(String name, Role role, String... deskKeys) {
    return consultants.create(
        new NewConsultant(
            name,
            name.toLowerCase(Locale.ROOT) + "-" + UUID.randomUUID() + "@casa.example",
            PASSWORD,
            role,
            4,
            Arrays.stream(deskKeys).map(this::desk).toList()));
  }

  /** Somebody who is not logged in. */
  Guest guest() {
    return new Guest(this, Map.of());
  }

  Guest logIn(Consultant consultant) {
    return guest().logIn(consultant.email(), PASSWORD);
  }

  /** Somebody who has proven that they read this address. */
  Guest customer(String email) {
    return guest()
        .with("Cookie", CustomerSessions.COOKIE + "=" + session(email))
        .with("X-Requested-With", "guiche");
  }

  private String session(String email) {
    return database.inTransaction(tx -> CustomerSessions.open(tx, ProvenEmail.meet(tx, email, "")));
  }

  /** A customer writes to the bot; the talk they are in, at the desk {@code suporte}. */
  Conversation chat(String who, String text, InboundAttachment... attachments) {
    return chat(bot, new Address(ChannelKind.TELEGRAM, who), text, attachments);
  }

  /** The same on another channel. */
  Conversation chat(
      PaperChannel channel, Address from, String text, InboundAttachment... attachments) {
    String who = from.value();
    try {
      intake.receive(
          new InboundMessage(
              channel.name(),
              new ExternalId(UUID.randomUUID().toString()),
              from,
              "Cliente " + who,
              Instant.now(),
              0,
              Content.text(text),
              List.of(attachments),
              null,
              null,
              null));
    } catch (InboxUnavailable unavailable) {
      throw new IllegalStateException(unavailable);
    }
    return database.one(
        """
        select c.id from conversation c join contact_address a on a.id = c.address_id
        where a.address = $1 order by c.id desc limit 1
        """,
        row -> conversation(new ConversationId(row.number("id"))),
        who);
  }

  Conversation conversation(ConversationId id) {
    return new Conversations(database).find(Sight.everything(), id).orElseThrow();
  }

  @Override
  public void close() {
    panel.stop();
    server.close().toCompletionStage().toCompletableFuture().join();
    intake.stop();
    queue.stop();
    files.stop();
    outbox.stop();
    webhooks.stop();
    exclusive.close();
  }
}
