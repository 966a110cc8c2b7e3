package dev.guiche.ticket;

import dev.guiche.config.Organization;
import dev.guiche.config.WorkflowConfig.Ending;
import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.config.WorkflowConfig.Who;
import dev.guiche.contact.ContactId;
import dev.guiche.conversation.CustomerWords;
import dev.guiche.conversation.Entries;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.Sight;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.triage.Answered;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What customers do in their own area (CU-1, CU-2). Whose tickets they may act on is decided
 * before; each verb is one transaction.
 */
public final class ByCustomer {
  private final Database database;
  private final Workflows workflows;
  private final Birth birth;
  private final CustomerWord word;
  private final FileRules files;
  private final Passage passage;
  private final TicketMail mail;
  private final Organization house;
  private final Afterwards afterwards;

  ByCustomer(
      Database database,
      Workflows workflows,
      Birth birth,
      CustomerWord word,
      FileRules files,
      Passage passage,
      TicketMail mail,
      Organization house,
      Afterwards afterwards) {
    this.database = database;
    this.workflows = workflows;
    this.birth = birth;
    this.word = word;
    this.files = files;
    this.passage = passage;
    this.mail = mail;
    this.house = house;
    this.afterwards = afterwards;
  }

  /**
   * What a customer writes.
   *
   * @param uploads numbers of files that they have uploaded
   * @param key made by their screen; given again, it is the same entry
   * @param locale what they read in, also where they are refused
   */
  public record Said(String text, List<Long> uploads, String key, Locale locale) {}

  /**
   * What the form asked before the ticket.
   *
   * @param ruled whether the answers led to the category
   */
  public record Triaged(List<Answered> answers, boolean ruled) {
    /** The form asked nothing. */
    public static final Triaged NOT = new Triaged(List.of(), false);
  }

  /**
   * Opens a ticket and mails its protocol. The same key given again is the same ticket.
   *
   * @param wish the category: one that customers may choose, or to which their answers led
   */
  public Ticket open(NewTicket wish, Said said, Triaged triaged) {
    Ticket opened =
        database.inTransaction(
            tx ->
                earlier(tx, wish.contact(), said.key())
                    .orElseGet(() -> open(tx, wish, said, triaged)));
    afterwards.changed(opened.timeline());
    return opened;
  }

  /** The ticket that this key has opened already. */
  public Optional<Ticket> opened(ContactId by, String key) {
    return earlier(database, by, key);
  }

  private Optional<Ticket> earlier(Sql tx, ContactId by, String key) {
    return new Entries(tx)
        .byClientKey(key)
        .map(
            entry ->
                new Tickets(tx, workflows)
                    .onTimeline(Sight.everything(), entry.timeline())
                    .filter(ticket -> by.equals(entry.contact()))
                    .orElseThrow(() -> new Refusal.NotFound("ticket")));
  }

  private Ticket open(Sql tx, NewTicket wish, Said said, Triaged triaged) {
    var email = provenEmail(tx, wish.contact());
    var origin =
        new Birth.Origin(Birth.Kind.PORTAL, null, Who.CUSTOMER, null, email, null, triaged.ruled());
    var ticket = birth.open(tx, wish, origin, Admission.PLAIN, said.locale());
    if (!triaged.answers().isEmpty()) {
      Timelines.add(tx, ticket.timeline(), Answered.event("answered", triaged.answers()));
    }
    String text = said.text().isBlank() ? ticket.title() : said.text();
    var entry =
        CustomerWords.add(tx, ticket.timeline(), wish.contact(), text, said.uploads(), said.key());
    files.require(tx, ticket, entry, said.locale());
    mail.route(tx, ticket)
        .ifPresentOrElse(
            route -> acknowledge(tx, ticket, route), () -> Opening.nobodyTold(tx, ticket));
    return ticket;
  }

  /** The address that was written down, else the one that this person came in by; or null. */
  public static @Nullable String provenEmail(Sql tx, ContactId contact) {
    return tx.first(
            """
            select coalesce(c.email, a.address) as email
            from contact c left join contact_address a on a.contact_id = c.id and a.kind = 'email'
            where c.id = $1 order by a.id limit 1
            """,
            row -> Optional.ofNullable(row.textOrNull("email")),
            contact)
        .flatMap(email -> email)
        .orElse(null);
  }

  private void acknowledge(Sql tx, Ticket ticket, TicketMail.Route route) {
    var reader = Reader.of(tx, ticket.contact(), house);
    var words = reader.wording();
    String received = words.received(ticket.protocol(), ticket.title());
    var entry =
        Timelines.add(
            tx, ticket.timeline(), NewEntry.notice(route.mailbox().name(), received, null));
    var body =
        new MailWriter(words.locale())
            .paragraph(words.greeting(reader.name()))
            .paragraph(received)
            .rule()
            .aside(words.answerThisMail(ticket.protocol()))
            .done();
    String subject = words.subject(ticket.protocol(), ticket.title());
    mail.send(tx, ticket, entry, route, subject, body, List.of(), true);
  }

  /** Writes on a ticket; it moves as the customer's word moves it. */
  public EntryId answer(TicketId id, ContactId by, Said said) {
    record Done(Ticket ticket, EntryId entry) {}
    var done =
        database.inTransaction(
            tx -> {
              var ticket = new Tickets(tx, workflows).lock(id);
              var earlier = CustomerWords.earlier(tx, ticket.timeline(), by, said.key());
              if (earlier.isPresent()) {
                return new Done(ticket, earlier.get());
              }
              var entry =
                  CustomerWords.add(
                      tx, ticket.timeline(), by, said.text(), said.uploads(), said.key());
              files.require(tx, ticket, entry, said.locale());
              word.heard(tx, Merge.survivor(tx, id), entry);
              return new Done(ticket, entry);
            });
    afterwards.changed(done.ticket().timeline());
    return done.entry();
  }

  /** Whether {@link #cancel} would be allowed now. */
  public boolean mayCancel(Ticket ticket) {
    return cancelled(ticket).isPresent();
  }

  private Optional<Stage> cancelled(Ticket ticket) {
    return ticket.stage().ends() != null
        ? Optional.empty()
        : workflows.next(ticket, Who.CUSTOMER).stream()
            .filter(stage -> stage.ends() == Ending.CANCELLED && stage.visible())
            .findFirst();
  }

  /**
   * What is no longer valid ends (CU-17), where the workflow lets the customer say so.
   *
   * @param reason why, in the customer's words
   */
  public Ticket cancel(TicketId id, String reason) {
    if (reason.isBlank()) {
      throw Refused.REASON_NEEDED.because();
    }
    return change(
        id,
        (tx, ticket) -> {
          var end = cancelled(ticket).orElseThrow(() -> Refused.CANNOT_CANCEL.because());
          passage.enter(tx, ticket, end, null, null, reason.replace("\0", "").strip());
        });
  }

  /**
   * What the customer thinks of it, once it has ended. Said again, the later word counts.
   *
   * @param stars 1 to 5
   */
  public Ticket rate(TicketId id, ContactId by, int stars, String comment) {
    return change(
        id,
        (tx, ticket) -> {
          if (ticket.closedAt() == null) {
            throw Refused.RATED_TOO_EARLY.because();
          }
          String words = comment.replace("\0", "").strip();
          tx.update(
              """
              insert into rating (contact_id, ticket_id, stars, comment, rated_at) values ($1, $2, $3, $4, now())
              on conflict (ticket_id) do update set stars = $3, comment = $4, rated_at = now()
              """,
              by,
              ticket.id(),
              stars,
              words);
          Timelines.add(
              tx,
              ticket.timeline(),
              NewEntry.event("rated", null, true, Map.of("stars", stars, "comment", words)));
        });
  }

  @FunctionalInterface
  private interface Verb {
    void on(Sql tx, Ticket ticket);
  }

  private Ticket change(TicketId id, Verb verb) {
    Ticket changed =
        database.inTransaction(
            tx -> {
              var tickets = new Tickets(tx, workflows);
              verb.on(tx, tickets.lock(id));
              return tickets.lock(id);
            });
    afterwards.changed(changed.timeline());
    return changed;
  }
}
