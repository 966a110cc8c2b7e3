package dev.guiche.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.contact.ContactId;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Protocol;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.Sight;
import dev.guiche.conversation.TimelineId;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import dev.guiche.search.Finder;
import dev.guiche.search.Hits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads tickets, through somebody's {@link Sight}. */
public final class Tickets {
  private static final String SELECT =
      """
      select c.id, c.timeline_id, c.protocol, c.title, c.desk_id, d.key as desk_key, d.label as desk_label,
             c.workflow, c.stage, c.last_visible_stage, c.stage_since, c.category, c.category_rank, c.priority,
             c.consultant_id, k.name as consultant_name, c.contact_id, p.name as contact_name, p.company, p.email,
             c.mailbox, c.why, c.solution, c.reason, c.fields, c.planned, c.promised_on, t.unread, t.waiting_since, t.last_entry_at, c.opened_at, c.closed_at,
             e.author as said_by, e.kind as said_as, left(e.text, 200) as said, e.has_files as said_files, l.talks,
             s.aim, s.due_at, s.state, extract(epoch from s.due_at - coalesce(s.paused_at, now()))::float8 as seconds_left
      from ticket c
      join timeline t on t.id = c.timeline_id
      join desk d on d.id = c.desk_id
      join contact p on p.id = c.contact_id
      left join consultant k on k.id = c.consultant_id
      left join lateral (
        select author, kind, text, has_files from entry
        where timeline_id = c.timeline_id and kind <> 'event'
        order by position desc, id desc limit 1) e on true
      left join lateral (
        select jsonb_agg(jsonb_build_object('id', v.id, 'timeline', v.timeline_id, 'protocol', v.protocol,
                 'channel', v.channel) order by v.id) as talks
        from ticket_conversation x join conversation v on v.id = x.conversation_id
        where x.ticket_id = c.id) l on true
      left join lateral (
        select aim, due_at, paused_at,
          case when breached_at is not null or (paused_at is null and due_at <= now()) then 'late'
               when paused_at is not null then 'stopped'
               when warn_at <= now() then 'warn' else 'fine' end as state
        from ticket_sla where ticket_id = c.id and met_at is null
        order by paused_at is not null, due_at limit 1) s on true
      """;

  private final Sql sql;
  private final Workflows workflows;

  Tickets(Sql sql, Workflows workflows) {
    this.sql = sql;
    this.workflows = workflows;
  }

  public Optional<Ticket> find(Sight sight, TicketId id) {
    return sql.first(
        SELECT + " where c.id = $1 and " + Sight.openRule("$2"), this::read, id, sight.only());
  }

  public Optional<Ticket> onTimeline(Sight sight, TimelineId timeline) {
    return sql.first(
        SELECT + " where c.timeline_id = $1 and " + Sight.openRule("$2"),
        this::read,
        timeline,
        sight.only());
  }

  public List<Ticket> onTimelines(Sight sight, Collection<TimelineId> timelines) {
    return sql.list(
        SELECT + " where c.timeline_id = any($1) and " + Sight.rule("$2"),
        this::read,
        timelines.toArray(TimelineId[]::new),
        sight.only());
  }

  /**
   * One page, in the filter's order.
   *
   * @param after the last one of the page before, or null for the first page
   */
  public List<Ticket> list(Sight sight, TicketFilter filter, @Nullable TicketId after, int limit) {
    var text = filter.text();
    if (text == null || text.isBlank()) {
      return page(TicketSearch.of(sight, filter, after), limit);
    }
    var hits = new Finder(sql).find(text);
    var page = page(TicketSearch.of(sight, filter, after).found(hits), limit);
    return page.size() >= limit || hits.complete()
        ? page
        : page(TicketSearch.of(sight, filter, after).foundAnywhere(hits), limit);
  }

  /** At most {@code limit} of those that a text leads to, open or not, the newest word first. */
  public List<Ticket> found(Sight sight, Hits hits, int limit) {
    return page(
        TicketSearch.of(sight, TicketFilter.of(TicketFilter.State.ALL), null).found(hits), limit);
  }

  private List<Ticket> page(TicketSearch search, int limit) {
    return inOrder(
        sql.list(search.sql(limit), row -> new TicketId(row.number("id")), search.values()));
  }

  /** These tickets as they are given; those that are gone are left out. */
  public List<Ticket> inOrder(List<TicketId> ids) {
    Map<TicketId, Ticket> found =
        sql
            .list(
                SELECT + " where c.id = any($1)", this::read, (Object) ids.toArray(TicketId[]::new))
            .stream()
            .collect(Collectors.toMap(Ticket::id, Function.identity()));
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  /** The ticket, which nobody else changes until the transaction ends. */
  Ticket lock(TicketId id) {
    Timelines.lock(sql, timelineOf(sql, id));
    return find(Sight.everything(), id).orElseThrow();
  }

  static TimelineId timelineOf(Sql sql, TicketId id) {
    return sql.first(
            "select timeline_id from ticket where id = $1",
            row -> new TimelineId(row.number("timeline_id")),
            id)
        .orElseThrow(() -> new Refusal.NotFound("ticket"));
  }

  public List<Ticket> ofContact(ContactId contact, int limit) {
    return sql.list(
        SELECT + " where c.contact_id = $1 order by c.id desc limit $2",
        this::read,
        contact,
        limit);
  }

  /** Those of these that are there, in their order. */
  public List<Ticket> all(List<TicketId> ids) {
    return sql.list(
        SELECT + " where c.id = any($1) order by array_position($1, c.id)",
        this::read,
        (Object) ids.toArray(TicketId[]::new));
  }

  /** The tickets of each of these conversations; those without one are left out. */
  public Map<ConversationId, List<TicketRef>> ofConversations(Collection<ConversationId> ids) {
    record Link(ConversationId conversation, TicketRef ticket) {}
    return sql
        .list(
            """
            select x.conversation_id, c.id, c.timeline_id, c.protocol
            from ticket_conversation x join ticket c on c.id = x.ticket_id
            where x.conversation_id = any($1) order by c.id
            """,
            row -> new Link(new ConversationId(row.number("conversation_id")), ref(row)),
            (Object) ids.toArray(ConversationId[]::new))
        .stream()
        .collect(
            Collectors.groupingBy(
                Link::conversation, Collectors.mapping(Link::ticket, Collectors.toList())));
  }

  /** What consultants read of a ticket: of those merged into it, too, which come first. */
  public List<TimelineId> readable(Ticket ticket) {
    var all =
        new ArrayList<TimelineId>(
            sql.list(
                """
                select t.timeline_id from ticket m
                cross join lateral (
                  select c.timeline_id from ticket_conversation x join conversation c on c.id = x.conversation_id
                  where x.ticket_id = m.id
                  union all select m.timeline_id) t
                where m.merged_into = $1 order by t.timeline_id
                """,
                row -> new TimelineId(row.number("timeline_id")),
                ticket.id()));
    all.addAll(timelines(ticket));
    return all;
  }

  /** All that stands on a ticket: its conversations' timelines, oldest first, then its own. */
  public static List<TimelineId> timelines(Ticket ticket) {
    var timelines = new ArrayList<TimelineId>();
    ticket.conversations().forEach(talk -> timelines.add(talk.timeline()));
    timelines.add(ticket.timeline());
    return timelines;
  }

  /**
   * At most {@code limit} tickets that changed since, the oldest change first; some may have been
   * seen already.
   *
   * @param horizon see {@link dev.guiche.conversation.Conversations#horizon}
   */
  public List<Ticket> changedSince(Sight sight, long horizon, int limit) {
    return sql.list(
        SELECT
            + " where t.changed >= $1::text::xid8 and "
            + Sight.rule("$2")
            + " order by t.changed, t.id limit $3",
        this::read,
        Long.toString(horizon),
        sight.only(),
        limit);
  }

  static TicketRef ref(Row row) {
    return new TicketRef(
        new TicketId(row.number("id")),
        new TimelineId(row.number("timeline_id")),
        new Protocol(row.text("protocol")));
  }

  private Ticket read(Row row) {
    var workflow = workflows.named(row.text("workflow"), row.text("desk_key"));
    var consultant = row.numberOrNull("consultant_id");
    var seen = row.textOrNull("last_visible_stage");
    return new Ticket(
        new TicketId(row.number("id")),
        new TimelineId(row.number("timeline_id")),
        new Protocol(row.text("protocol")),
        row.text("title"),
        new DeskId(row.number("desk_id")),
        row.text("desk_key"),
        row.text("desk_label"),
        workflow.name(),
        Workflows.stage(workflow, row.text("stage")),
        seen == null ? null : workflow.stage(seen).orElse(null),
        row.instant("stage_since"),
        Workflows.category(workflow, row.text("category")),
        Ranks.priority(row.integer("priority")),
        row.integer("category_rank"),
        consultant == null ? null : new ConsultantId(consultant),
        row.textOrNull("consultant_name"),
        new ContactId(row.number("contact_id")),
        row.text("contact_name"),
        row.textOrNull("company"),
        row.textOrNull("email"),
        row.textOrNull("mailbox"),
        row.textOrNull("why"),
        row.textOrNull("solution"),
        row.textOrNull("reason"),
        Fields.read(row.json("fields")),
        row.textOrNull("planned"),
        row.dateOrNull("promised_on"),
        row.integer("unread"),
        row.instantOrNull("waiting_since"),
        row.instantOrNull("last_entry_at"),
        row.instant("opened_at"),
        row.instantOrNull("closed_at"),
        Conversation.Preview.of(row),
        talks(row.jsonOrNull("talks")),
        deadline(row));
  }

  private static @Nullable Deadline deadline(Row row) {
    var aim = row.constantOrNull("aim", Deadline.Aim.class);
    return aim == null
        ? null
        : new Deadline(
            aim,
            row.constant("state", Deadline.State.class),
            row.instant("due_at"),
            Duration.ofSeconds((long) row.decimal("seconds_left")));
  }

  private static List<Ticket.Talk> talks(@Nullable JsonNode talks) {
    var read = new ArrayList<Ticket.Talk>();
    if (talks != null) {
      for (var talk : talks) {
        read.add(
            new Ticket.Talk(
                new ConversationId(talk.get("id").asLong()),
                new TimelineId(talk.get("timeline").asLong()),
                new Protocol(talk.get("protocol").asText()),
                talk.get("channel").asText()));
      }
    }
    return read;
  }
}
