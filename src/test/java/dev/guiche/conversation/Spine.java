package dev.guiche.conversation;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.Channels;
import dev.guiche.channel.Content;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.InboundAttachment;
import dev.guiche.channel.InboundMessage;
import dev.guiche.config.QueueConfig;
import dev.guiche.contact.ContactId;
import dev.guiche.contact.Contacts;
import dev.guiche.database.Database;
import dev.guiche.database.Exclusive;
import dev.guiche.database.Node;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import dev.guiche.routing.Queue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The path of a message from a paper channel to a consultant and back, on a real database. */
public final class Spine implements AutoCloseable {
  public final Database database;
  final PaperChannel channel = new PaperChannel("paper");
  public final DeskId desk;
  final Exclusive exclusive;
  final Outbox outbox;
  final FileFetcher files;
  public final Queue queue;
  public final Intake intake;
  public final Talk talk;
  public final Handover handover;
  public final Ending ending;
  final Conversations conversations;
  final Entries entries;

  public Spine(Database database) {
    this(database, QueueConfig.USUAL);
  }

  public Spine(Database database, QueueConfig rule) {
    this.database = database;
    desk = desk(database);
    exclusive = new Exclusive(database);
    var node = Node.join(database, exclusive);
    var channels = new Channels(List.of(channel));
    var contacts = new Contacts();
    Announcements quiet = timeline -> {};
    outbox = new Outbox(database, node, channels, quiet);
    files = new FileFetcher(database, channels, quiet);
    queue = new Queue(database, quiet, desk -> rule);
    intake =
        new Intake(
            database,
            new IntakeBatch(
                contacts, new OpenConversations(contacts, name -> desk), new NoTickets()),
            quiet,
            queue,
            files,
            (name, from) -> {});
    talk = new Talk(database, channels, outbox, quiet);
    handover = new Handover(database, quiet, queue);
    ending = new Ending(database, contacts, outbox, quiet, queue, (tx, id, outcome) -> {});
    conversations = new Conversations(database);
    entries = new Entries(database);
    outbox.start();
    files.start();
    queue.start();
    intake.start();
  }

  private static DeskId desk(Database database) {
    return database.one(
        "insert into desk (key, label) values ($1, 'Suporte') returning id",
        row -> new DeskId(row.number("id")),
        "d" + UUID.randomUUID());
  }

  /** Somebody at this desk with a screen connected. */
  public ConsultantId consultant(int capacity) {
    var id =
        database.one(
            """
            insert into consultant (email, name, password_hash, role, capacity, gone_since)
            values ($1, 'Ana', '-', 'consultant', $2, null) returning id
            """,
            row -> new ConsultantId(row.number("id")),
            UUID.randomUUID() + "@example.com",
            capacity);
    database.update("insert into desk_member values ($1, $2)", desk, id);
    queue.roomMade(id);
    return id;
  }

  public static InboundMessage message(String from, String id, long order, String text) {
    return message(from, id, order, text, List.of());
  }

  static InboundMessage message(
      String from, String id, long order, String text, List<InboundAttachment> files) {
    return new InboundMessage(
        new ChannelName("paper"),
        new ExternalId(id),
        PaperChannel.customer(from),
        "Cliente " + from,
        Instant.now(),
        order,
        Content.text(text),
        files,
        null,
        null,
        null);
  }

  Conversation only(String from) {
    var all =
        conversations.list(
            Sight.everything(), Conversations.Tab.ALL, new ConsultantId(0), desk, null, null, 1000);
    return all.stream().filter(c -> c.address().value().equals(from)).findFirst().orElseThrow();
  }

  List<String> said(TimelineId timeline) {
    return entries.page(timeline, null, 10_000).stream()
        .filter(e -> e.kind() == EntryKind.MESSAGE)
        .map(Entry::text)
        .toList();
  }

  @Override
  public void close() {
    intake.stop();
    queue.stop();
    files.stop();
    outbox.stop();
    exclusive.close();
  }

  private static final class NoTickets implements Placement {
    @Override
    public Place place(Sql tx, InboundMessage mail, ContactId from) {
      return new Place.InConversation();
    }

    @Override
    public void placed(Sql tx, InboundMessage mail, Place.OnTimeline place, EntryId entry) {}

    @Override
    public void bounced(Sql tx, InboundMessage mail, EntryId original) {}
  }
}
