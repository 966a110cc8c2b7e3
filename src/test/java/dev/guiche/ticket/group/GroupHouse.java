package dev.guiche.ticket.group;

import static org.awaitility.Awaitility.await;

import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.Channels;
import dev.guiche.channel.telegram.TelegramChannel;
import dev.guiche.config.ConfigReader;
import dev.guiche.config.GuicheConfig;
import dev.guiche.config.TelegramConfig;
import dev.guiche.contact.Contacts;
import dev.guiche.conversation.Announcements;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Conversations;
import dev.guiche.conversation.Dispatcher;
import dev.guiche.conversation.Ending;
import dev.guiche.conversation.Entries;
import dev.guiche.conversation.Entry;
import dev.guiche.conversation.FileFetcher;
import dev.guiche.conversation.Handover;
import dev.guiche.conversation.Intake;
import dev.guiche.conversation.IntakeBatch;
import dev.guiche.conversation.OpenConversations;
import dev.guiche.conversation.Outbox;
import dev.guiche.conversation.Sight;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Database;
import dev.guiche.database.Exclusive;
import dev.guiche.database.Node;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import dev.guiche.desk.MessengerLinks;
import dev.guiche.sandbox.telegram.TelegramBot;
import dev.guiche.sandbox.telegram.TelegramMessage;
import dev.guiche.sandbox.telegram.TelegramPhone;
import dev.guiche.sandbox.telegram.TelegramRoom;
import dev.guiche.sandbox.telegram.TelegramStandIn;
import dev.guiche.ticket.Escalation;
import dev.guiche.ticket.PaperChannel;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.Ticketing;
import dev.guiche.transcript.Transcripts;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A house with a real bot on Telegram's stand-in, and two desks that have a group there. */
final class GroupHouse implements AutoCloseable {
  private static final String TOKEN = "123456799:AAE-segredo";
  private static final URI PUBLIC = URI.create("https://casa.example");

  final Database database;
  final TelegramStandIn telegram = TelegramStandIn.start(TestDatabase.vertx(), 0);
  final TelegramBot bot = telegram.bot(TOKEN);
  final TelegramRoom finance = bot.room("Chamados Financeiro");
  final TelegramRoom sales = bot.room("Chamados Comercial");
  final PaperChannel mail = new PaperChannel("correio", ChannelKind.EMAIL);
  final GuicheConfig config;
  final Ticketing ticketing;
  final Handover handover;
  final Escalation escalation;
  final Outbox outbox;
  final MessengerLinks links;
  private final Exclusive exclusive;
  private final TelegramChannel channel;
  private final Intake intake;

  GroupHouse(Database database) {
    this.database = database;
    config =
        ConfigReader.read(
            Path.of("src/test/resources/dev/guiche/ticket/group/channels.yml"),
            Map.of(
                "TOKEN", TOKEN,
                "API_URL", telegram.url().toString(),
                "FINANCE", Long.toString(finance.chat()),
                "SALES", Long.toString(sales.chat())),
            Locale.ENGLISH);
    config.desks().forEach(desk -> openDesk(desk.key(), desk.label()));
    exclusive = new Exclusive(database);
    channel =
        new TelegramChannel(
            (TelegramConfig) config.channel("bot").orElseThrow(), database, exclusive, PUBLIC);
    var channels = new Channels(List.of(channel, mail));
    var contacts = new Contacts();
    links = new MessengerLinks(database);
    outbox = new Outbox(database, Node.join(database, exclusive), channels, timeline -> {});
    Announcements loud = timeline -> outbox.wake();
    ticketing = new Ticketing(database, config, PUBLIC, channels, outbox, loud);
    handover = new Handover(database, loud, new Idle());
    var news = new GroupNews(config, PUBLIC, channels);
    ticketing.watch(news);
    handover.watch(news);
    channel.hear(new GroupDesk(database, config, PUBLIC, handover, ticketing));
    var transcripts = new Transcripts(config, ticketing);
    escalation =
        ticketing.escalation(
            new Ending(database, contacts, outbox, loud, new Idle(), transcripts), transcripts);
    intake =
        new Intake(
            database,
            new IntakeBatch(
                contacts,
                new OpenConversations(contacts, name -> desk("suporte")),
                ticketing.placement()),
            loud,
            new Idle(),
            new FileFetcher(database, channels, loud),
            (name, from) -> {});
    outbox.start();
    intake.start();
    channel.start(intake);
  }

  private record Idle() implements Dispatcher {
    @Override
    public void somebodyWaits(DeskId desk) {}

    @Override
    public void roomMade(ConsultantId consultant) {}
  }

  private void openDesk(String key, String label) {
    database.update(
        "insert into desk (key, label) values ($1, $2) on conflict do nothing", key, label);
  }

  DeskId desk(String key) {
    return database.one(
        "select id from desk where key = $1", row -> new DeskId(row.number("id")), key);
  }

  ConsultantId consultant(String name, String... desks) {
    var id =
        database.one(
            """
            insert into consultant (email, name, password_hash, role) values ($1, $2, '-', 'consultant')
            returning id
            """,
            row -> new ConsultantId(row.number("id")),
            UUID.randomUUID() + "@casa.example",
            name);
    for (String desk : desks) {
      database.update("insert into desk_member values ($1, $2)", desk(desk), id);
    }
    return id;
  }

  /** The phone of a consultant whose account is linked. */
  TelegramPhone phoneOf(ConsultantId who, String name) {
    var phone = bot.phone(name);
    links.link(phone.chat(), name, links.begin(who).code()).orElseThrow();
    return phone;
  }

  /** A customer writes to the bot. */
  Conversation chat(TelegramPhone customer, String text) {
    customer.writes(text);
    return await()
        .until(
            () ->
                database
                    .first(
                        """
                        select c.id from conversation c join contact_address a on a.id = c.address_id
                        where a.address = $1 order by c.id desc limit 1
                        """,
                        row -> conversation(new ConversationId(row.number("id"))),
                        Long.toString(customer.chat()))
                    .orElse(null),
            talk -> talk != null);
  }

  Conversation conversation(ConversationId id) {
    return new Conversations(database).find(Sight.everything(), id).orElseThrow();
  }

  Ticket ticket(TicketId id) {
    return ticketing.tickets().find(Sight.everything(), id).orElseThrow();
  }

  /** Makes a ticket of a talk at a desk. */
  Ticket escalate(Conversation talk, String title, String desk, ConsultantId by) {
    return escalation.escalate(
        talk.id(),
        new Escalation.Order(title, "Depende de outro setor", desk(desk), null, null, null, true),
        by);
  }

  List<Entry> entries(TimelineId timeline) {
    return new Entries(database).page(timeline, null, 1000);
  }

  /** Waits until a group reads something about this protocol, and we know its number. */
  TelegramMessage announced(TelegramRoom room, String protocol) {
    var message = await().until(() -> newest(room, protocol), read -> read != null);
    await().until(() -> isWrittenDown(room.chat() + ":" + message.id()));
    return message;
  }

  private boolean isWrittenDown(String id) {
    return database
        .first("select 1 as n from delivery where external_id = $1", row -> true, id)
        .isPresent();
  }

  TelegramMessage newest(TelegramRoom room, String protocol) {
    return room.reads().stream()
        .filter(message -> message.text().contains(protocol))
        .reduce((a, b) -> b)
        .orElse(null);
  }

  /** Waits for what somebody who pressed is told. */
  String told(String query) {
    return await().until(() -> bot.told(query), told -> told != null);
  }

  @Override
  public void close() {
    channel.stop();
    intake.stop();
    outbox.stop();
    exclusive.close();
    telegram.close();
  }
}
