package dev.guiche.ticket;

import dev.guiche.config.GuicheConfig;
import dev.guiche.config.Organization;
import dev.guiche.conversation.Attachments;
import dev.guiche.conversation.Draft;
import dev.guiche.conversation.Entries;
import dev.guiche.conversation.Entry;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.Mentions;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import java.time.Instant;
import java.util.Optional;

/**
 * What consultants write on a ticket: answers, which go out by e-mail, and notes, which never
 * leave. Any member of the desk may write.
 */
public final class Answering {
  private final Database database;
  private final Workflows workflows;
  private final Passage passage;
  private final TicketMail mail;
  private final MailFiles files;
  private final ChannelVoice voice;
  private final Organization house;
  private final GuicheConfig config;
  private final TicketWatch watch;
  private final Afterwards afterwards;

  Answering(
      Database database,
      Workflows workflows,
      Passage passage,
      TicketMail mail,
      MailFiles files,
      ChannelVoice voice,
      GuicheConfig config,
      TicketWatch watch,
      Afterwards afterwards) {
    this.database = database;
    this.workflows = workflows;
    this.passage = passage;
    this.mail = mail;
    this.files = files;
    this.voice = voice;
    this.house = config.organization();
    this.config = config;
    this.watch = watch;
    this.afterwards = afterwards;
  }

  /**
   * Answers the customer: by e-mail, or, where no address is known, on the channel of the talk that
   * the ticket grew out of.
   *
   * @throws Refusal in an internal stage, and where the customer cannot be reached at all
   */
  public EntryId answer(TicketId id, ConsultantId by, Draft draft) {
    return write(id, draft, (tx, ticket) -> answer(tx, ticket, by, draft));
  }

  /** Writes among us. */
  public EntryId note(TicketId id, ConsultantId by, Draft draft) {
    return write(
        id,
        draft,
        (tx, ticket) -> {
          var note = NewEntry.note(by, draft.text(), draft.clientKey());
          var entry = add(tx, ticket, by, draft, note);
          Mentions.keep(tx, entry, by, draft.mentions());
          for (var named : draft.mentions()) {
            Watchers.add(tx, ticket.timeline(), named, Watchers.Why.MENTIONED, by);
          }
          return entry;
        });
  }

  @FunctionalInterface
  private interface Verb {
    EntryId on(Sql tx, Ticket ticket);
  }

  /** The same draft given again is the same entry, whatever has become of the ticket meanwhile. */
  private EntryId write(TicketId id, Draft draft, Verb verb) {
    record Written(Ticket ticket, EntryId entry) {}
    var written =
        database.inTransaction(
            tx -> {
              var ticket = new Tickets(tx, workflows).lock(id);
              var entry = sent(tx, ticket, draft).orElseGet(() -> verb.on(tx, ticket));
              return new Written(ticket, entry);
            });
    afterwards.changed(written.ticket().timeline());
    return written.entry();
  }

  private static Optional<EntryId> sent(Sql tx, Ticket ticket, Draft draft) {
    return new Entries(tx)
        .byClientKey(draft.clientKey())
        .map(
            entry -> {
              if (!entry.timeline().equals(ticket.timeline())) {
                throw new Refusal.NotFound("entry");
              }
              return entry.id();
            });
  }

  private static EntryId add(Sql tx, Ticket ticket, ConsultantId by, Draft draft, NewEntry entry) {
    var added = Timelines.add(tx, ticket.timeline(), entry);
    if (!Attachments.attach(tx, added, by, draft.uploads())) {
      throw new Refusal.FileGone();
    }
    return added;
  }

  private EntryId answer(Sql tx, Ticket ticket, ConsultantId by, Draft draft) {
    if (!ticket.stage().visible()) {
      throw Refused.STAGE_IS_INTERNAL.because();
    }
    var route = mail.route(tx, ticket);
    var line =
        route.isPresent() && !goesToOrigin(ticket)
            ? Optional.<ChannelVoice.Line>empty()
            : voice.reach(tx, ticket);
    String channel =
        route
            .map(way -> way.mailbox().name())
            .or(() -> line.map(known -> known.channel().value()))
            .orElseThrow(Refusal.EmailNeeded::new);
    var id =
        add(
            tx,
            ticket,
            by,
            draft,
            NewEntry.message(by, channel, draft.text(), null, draft.clientKey()));
    var entry = new Entries(tx).find(id).orElseThrow();
    route.ifPresent(way -> byMail(tx, ticket, entry, way));
    line.ifPresent(known -> voice.send(tx, entry, known));
    watch.answered(tx, ticket, id, by);
    Workflows.onAnswer(workflows.of(ticket), ticket.stage())
        .ifPresent(stage -> passage.enter(tx, ticket, stage, null, null, null));
    return id;
  }

  private boolean goesToOrigin(Ticket ticket) {
    return config.desk(ticket.deskKey()).map(desk -> desk.ties().answersToOrigin()).orElse(false);
  }

  private void byMail(Sql tx, Ticket ticket, Entry entry, TicketMail.Route route) {
    var reader = Reader.of(tx, ticket.contact(), house);
    var words = reader.wording();
    var shared = files.share(entry.attachments());
    var body = new MailWriter(words.locale());
    if (!entry.text().isEmpty()) {
      body.paragraph(entry.text());
    }
    files.write(body, words, reader.zone(), shared, Instant.now());
    body.aside(entry.authorName() + " · " + house.name())
        .rule()
        .aside(words.answerThisMail(ticket.protocol()));
    String subject = words.subject(ticket.protocol(), ticket.title());
    mail.send(tx, ticket, entry.id(), route, subject, body.done(), shared.inside(), false);
  }

  /** A consultant has read everything up to now. */
  public void read(TicketId id) {
    var ticket =
        database.inTransaction(
            tx -> {
              var locked = new Tickets(tx, workflows).lock(id);
              tx.send(
                  """
                  update timeline set unread = 0, changed = pg_current_xact_id()
                  where id = $1 and unread > 0
                  """,
                  locked.timeline());
              return locked;
            });
    afterwards.changed(ticket.timeline());
  }
}
