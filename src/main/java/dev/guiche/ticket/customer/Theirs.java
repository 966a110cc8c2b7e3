package dev.guiche.ticket.customer;

import dev.guiche.contact.ContactId;
import dev.guiche.conversation.Attachments;
import dev.guiche.conversation.Shown;
import dev.guiche.conversation.Sight;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Database;
import dev.guiche.database.Like;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.Tickets;
import dev.guiche.ticket.Workflows;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tickets of a customer: what is not theirs does not exist for them. */
public final class Theirs {
  /**
   * Whose a ticket is, as SQL over {@code ticket c}; $1 is the customer. A company's master user
   * sees those of their colleagues too. As one list of people it is answered by an index.
   */
  private static final String RULE = theirs("c");

  /** What was closed into another ticket of theirs is found there, and by its own protocol. */
  private static final String GOES_ON =
      " and ($2::text is not null or not exists (select from ticket s where s.id = c.merged_into"
          + " and "
          + theirs("s")
          + "))";

  private static String theirs(String ticket) {
    return """
    %s.contact_id = any (array(
      select $1::bigint union all
      select colleague.id from contact me join contact colleague on colleague.company_id = me.company_id
      where me.id = $1 and me.company_role = 'master'))
    """
        .formatted(ticket);
  }

  private final Database database;
  private final Tickets tickets;
  private final Workflows workflows;

  public Theirs(Database database, Tickets tickets, Workflows workflows) {
    this.database = database;
    this.tickets = tickets;
    this.workflows = workflows;
  }

  /** What of them is listed. */
  public enum State {
    OPEN,
    CLOSED,
    ALL
  }

  /** For verbs; what is shown is made by {@link #shown}. */
  public Optional<Ticket> find(ContactId customer, TicketId id) {
    return database
        .first(
            "select 1 as found from ticket c where c.id = $2 and " + RULE, r -> true, customer, id)
        .flatMap(yes -> tickets.find(Sight.everything(), id));
  }

  /** Where one of them goes on. */
  public record Survivor(TicketId id, String protocol) {}

  /** The ticket that this one was closed into, where that is theirs as well. */
  public Optional<Survivor> survivor(ContactId customer, TicketId merged) {
    return database.first(
        "select c.id, c.protocol from ticket m join ticket c on c.id = m.merged_into where m.id ="
            + " $2 and "
            + RULE,
        row -> new Survivor(new TicketId(row.number("id")), row.text("protocol")),
        customer,
        merged);
  }

  public CustomerTicket shown(Ticket ticket, Locale locale) {
    return shown(List.of(ticket), locale).getFirst();
  }

  /**
   * One page, the newest first.
   *
   * @param text only where title or protocol contains it, or null
   * @param after the last one of the page before, or null
   */
  public List<CustomerTicket> list(
      ContactId customer,
      State state,
      @Nullable String text,
      @Nullable TicketId after,
      int limit,
      Locale locale) {
    var ids =
        database.list(
            "select c.id from ticket c where "
                + RULE
                + where(state)
                + GOES_ON
                + """
                 and ($2::text is null or c.title ilike $2 or c.protocol ilike $2)
                 and ($3::bigint is null or c.id < $3)
                order by c.id desc limit $4
                """,
            row -> new TicketId(row.number("id")),
            customer,
            Like.containing(text),
            after,
            limit);
    return shown(tickets.all(ids), locale);
  }

  private static String where(State state) {
    return switch (state) {
      case OPEN -> " and c.closed_at is null";
      case CLOSED -> " and c.closed_at is not null";
      case ALL -> "";
    };
  }

  private List<CustomerTicket> shown(List<Ticket> found, Locale locale) {
    record Last(TimelineId timeline, Instant at) {}
    var last =
        database
            .list(
                "select e.timeline_id, max(e.at) as at from entry e where e.timeline_id = any($1)"
                    + " and "
                    + Shown.RULE
                    + " group by e.timeline_id",
                row -> new Last(new TimelineId(row.number("timeline_id")), row.instant("at")),
                (Object) found.stream().map(Ticket::timeline).toArray(TimelineId[]::new))
            .stream()
            .collect(Collectors.toMap(Last::timeline, Last::at));
    return found.stream()
        .map(t -> CustomerTicket.of(t, workflows.ofTicket(t), last.get(t.timeline()), locale))
        .toList();
  }

  /**
   * All that the customer may read on a ticket, oldest first, the talks that it grew out of too.
   */
  public List<CustomerEntry> timeline(Ticket ticket, Locale locale) {
    var workflow = workflows.ofTicket(ticket);
    return Shown.on(database, Tickets.timelines(ticket)).stream()
        .filter(CustomerEntry::tells)
        .map(entry -> CustomerEntry.of(entry, workflow, locale))
        .toList();
  }

  /** A file on one of their tickets, or one that they have just uploaded. */
  public Optional<Attachments.Placed> file(ContactId customer, long id) {
    boolean uploaded =
        database
            .first(
                """
                select 1 as found from attachment
                where id = $1 and entry_id is null and uploaded_contact = $2
                """,
                row -> true,
                id,
                customer)
            .isPresent();
    return uploaded
        ? new Attachments(database).find(id)
        : Shown.file(database, id).filter(file -> isOnTheirs(customer, file));
  }

  private boolean isOnTheirs(ContactId customer, Attachments.Placed file) {
    return database
        .first(
            """
            select 1 as found from ticket c
            left join ticket_conversation x on x.ticket_id = c.id
            left join conversation v on v.id = x.conversation_id
            where (c.timeline_id = $2 or v.timeline_id = $2) and
            """
                + RULE
                + " limit 1",
            row -> true,
            customer,
            file.timeline())
        .isPresent();
  }
}
