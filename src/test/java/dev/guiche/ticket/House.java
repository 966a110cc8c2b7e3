package dev.guiche.ticket;

import static org.awaitility.Awaitility.await;

import dev.guiche.channel.Address;
import dev.guiche.channel.Channel;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.Channels;
import dev.guiche.channel.Content;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.InboundAttachment;
import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.Inbox.InboxUnavailable;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.config.ConfigReader;
import dev.guiche.config.GuicheConfig;
import dev.guiche.contact.Contacts;
import dev.guiche.conversation.Announcements;
import dev.guiche.conversation.Attachments;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Conversations;
import dev.guiche.conversation.Dispatcher;
import dev.guiche.conversation.Draft;
import dev.guiche.conversation.Ending;
import dev.guiche.conversation.Entries;
import dev.guiche.conversation.Entry;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.EntryKind;
import dev.guiche.conversation.FileFetcher;
import dev.guiche.conversation.Intake;
import dev.guiche.conversation.IntakeBatch;
import dev.guiche.conversation.OpenConversations;
import dev.guiche.conversation.Outbox;
import dev.guiche.conversation.Sight;
import dev.guiche.conversation.Talk;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Database;
import dev.guiche.database.Exclusive;
import dev.guiche.database.Node;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import dev.guiche.ticket.sla.Aims;
import dev.guiche.ticket.sla.Sla;
import dev.guiche.ticket.sla.SlaAlarms;
import dev.guiche.timer.AlarmClock;
import dev.guiche.transcript.Transcripts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A desk with a bot and two mailboxes made of paper, everything behind them real. */
public final class House implements AutoCloseable {
  public final Database database;
  public final PaperChannel bot = new PaperChannel("bot", ChannelKind.TELEGRAM);
  public final PaperChannel mail = new PaperChannel("correio", ChannelKind.EMAIL);
  public final PaperChannel sales = new PaperChannel("conversa", ChannelKind.EMAIL);
  public final GuicheConfig config;
  public final Ticketing ticketing;
  public final Talk talk;
  public final Ending ending;
  public final Escalation escalation;
  public final Intake intake;
  public final ConsultantId ana;

  /** Rings when the test says so. */
  public final AlarmClock clock;

  /** What we mean to keep for tickets; a test may give its own. */
  public Aims aims;

  private final Exclusive exclusive;
  private final Outbox outbox;
  private final Channel post;

  public House(Database database) {
    this(database, (BiFunction<GuicheConfig, Exclusive, Channel>) null);
  }

  /**
   * @param realPost makes the real channel of the mailbox for tickets; null: it is made of paper
   */
  public House(Database database, @Nullable BiFunction<GuicheConfig, Exclusive, Channel> realPost) {
    this(database, realPost, "channels.yml");
  }

  /** With desks of its own, of which one is {@code suporte}. */
  public House(Database database, Path file) {
    this(database, null, file.toString());
  }

  /**
   * @param file with the same channels, among the resources of this package
   */
  public House(
      Database database,
      @Nullable BiFunction<GuicheConfig, Exclusive, Channel> realPost,
      String file) {
    this.database = database;
    config =
        ConfigReader.read(
            Path.of("src/test/resources/dev/guiche/ticket").resolve(file),
            Map.of(),
            Locale.ENGLISH);
    config.desks().forEach(desk -> openDesk(desk.key(), desk.label()));
    exclusive = new Exclusive(database);
    post = realPost == null ? mail : realPost.apply(config, exclusive);
    var channels = new Channels(List.of(bot, post, sales));
    Announcements quiet = timeline -> {};
    Dispatcher idle = new Idle();
    var contacts = new Contacts();
    outbox = new Outbox(database, Node.join(database, exclusive), channels, quiet);
    ticketing =
        new Ticketing(
            database, config, URI.create("https://casa.example"), channels, outbox, quiet);
    var transcripts = new Transcripts(config, ticketing);
    talk = new Talk(database, channels, outbox, quiet);
    ending = new Ending(database, contacts, outbox, quiet, idle, transcripts);
    escalation = ticketing.escalation(ending, transcripts);
    intake =
        new Intake(
            database,
            new IntakeBatch(
                contacts,
                new OpenConversations(contacts, name -> desk("suporte")),
                ticketing.placement()),
            timeline -> outbox.wake(),
            idle,
            new FileFetcher(database, channels, quiet),
            (name, from) -> {});
    ana = consultant("Ana", "consultant");
    aims = Aims.of(config);
    var sla = new Sla(config, (ticket, plan) -> aims.of(ticket, plan));
    ticketing.watch(sla);
    var alarms = new HashMap<>(ticketing.alarms());
    alarms.putAll(new SlaAlarms(ticketing, sla).all());
    clock = new AlarmClock(database, alarms);
    outbox.start();
    intake.start();
    post.start(intake);
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

  public DeskId desk(String key) {
    return database.one(
        "select id from desk where key = $1", row -> new DeskId(row.number("id")), key);
  }

  public ConsultantId consultant(String name, String role) {
    var id =
        database.one(
            """
            insert into consultant (email, name, password_hash, role) values ($1, $2, '-', $3)
            returning id
            """,
            row -> new ConsultantId(row.number("id")),
            UUID.randomUUID() + "@casa.example",
            name,
            role);
    database.update("insert into desk_member values ($1, $2)", desk("suporte"), id);
    return id;
  }

  /** The customer writes to the bot; the talk they are in. */
  public Conversation chat(String who, String text) {
    return chat(who, text, List.of());
  }

  public Conversation chat(String who, String text, List<InboundAttachment> files) {
    var from = new Address(ChannelKind.TELEGRAM, who);
    receive(
        new InboundMessage(
            bot.name(),
            new ExternalId(who + ":" + UUID.randomUUID()),
            from,
            "Maria Silva",
            Instant.now(),
            0,
            Content.text(text),
            files,
            null,
            null,
            null));
    return database.one(
        """
        select c.id from conversation c join contact_address a on a.id = c.address_id
        where a.address = $1 order by c.id desc limit 1
        """,
        row -> conversation(new ConversationId(row.number("id"))),
        who);
  }

  /** The customer writes to the mailbox for conversations; the talk they are in. */
  public Conversation mailTalk(String address, String text) {
    receive(Letter.from(address, "Pergunta", text).at("conversa").message());
    return database.one(
        """
        select c.id from conversation c join contact_address a on a.id = c.address_id
        where a.address = $1 order by c.id desc limit 1
        """,
        row -> conversation(new ConversationId(row.number("id"))),
        address);
  }

  public Conversation conversation(ConversationId id) {
    return new Conversations(database).find(Sight.everything(), id).orElseThrow();
  }

  /** A customer's mail opens a ticket. */
  public Ticket mailTicket(String address, String subject, String text) {
    return ticketOn(receive(Letter.from(address, subject, text).message()));
  }

  /** The customer answers a ticket by mail. */
  public void reply(Ticket ticket, String address, String text) {
    String subject = "Re: [" + ticket.protocol() + "] " + ticket.title();
    receive(Letter.from(address, subject, text).message());
  }

  /** The entry of what came in; 0 when it has none. */
  public long receive(InboundMessage message) {
    try {
      return intake.receive(message).entry();
    } catch (InboxUnavailable unavailable) {
      throw new IllegalStateException(unavailable);
    }
  }

  public Draft draft(String text) {
    return new Draft(UUID.randomUUID().toString(), text, List.of(), null);
  }

  public Draft draft(String text, List<Long> uploads) {
    return new Draft(UUID.randomUUID().toString(), text, uploads, null);
  }

  public long upload(String name, byte[] bytes) {
    return new Attachments(database).upload(ana, name, "application/octet-stream", bytes).id();
  }

  public static Escalation.Order order(String title, @Nullable String email) {
    return new Escalation.Order(title, "Depende da SEFAZ", null, null, null, email, email == null);
  }

  public Ticket ticket(TicketId id) {
    return ticketing.tickets().find(Sight.everything(), id).orElseThrow();
  }

  public Ticket ticketOn(long entry) {
    var timeline = new Entries(database).find(new EntryId(entry)).orElseThrow().timeline();
    return ticketing.tickets().onTimeline(Sight.everything(), timeline).orElseThrow();
  }

  public List<Entry> entries(TimelineId timeline) {
    return new Entries(database).page(timeline, null, 1000);
  }

  public List<String> events(TimelineId timeline) {
    return entries(timeline).stream()
        .filter(entry -> entry.kind() == EntryKind.EVENT && entry.event() != null)
        .map(entry -> entry.event().get("type").asText())
        .toList();
  }

  /** Waits until so many mails have gone to this address, and gives them. */
  public List<OutboundMessage> mailsTo(String address, int count) {
    await().until(() -> mailsTo(address).size() >= count);
    return mailsTo(address);
  }

  /** Waits for the mail to this address that says so, and gives it. */
  public OutboundMessage mailSaying(String address, String words) {
    await().until(() -> mailsTo(address).stream().anyMatch(mail -> mail.text().contains(words)));
    return mailsTo(address).stream()
        .filter(mail -> mail.text().contains(words))
        .findFirst()
        .orElseThrow();
  }

  /** What has gone to this address so far. */
  public List<OutboundMessage> mailsTo(String address) {
    return mail.sent.stream().filter(m -> m.to().value().equals(address)).toList();
  }

  /** Waits until everything has gone out. */
  public void quiet() {
    await()
        .until(
            () ->
                database
                    .list("select 1 as n from delivery where status <> 'sent'", row -> 1)
                    .isEmpty());
  }

  @Override
  public void close() {
    post.stop();
    intake.stop();
    outbox.stop();
    exclusive.close();
  }
}
