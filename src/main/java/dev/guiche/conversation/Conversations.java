package dev.guiche.conversation;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.contact.ContactId;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import dev.guiche.search.Finder;
import dev.guiche.search.Hits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads conversations, through somebody's {@link Sight}. */
public final class Conversations {
  /**
   * Seven tables, and a page's ids are the eighth: with one join more PostgreSQL no longer looks
   * for the best order (join_collapse_limit), and reads all talks for each page.
   */
  private static final String SELECT =
      """
      select c.id, c.timeline_id, c.protocol, c.channel, a.kind, a.address, c.state, c.outcome, c.solution,
             c.desk_id, d.label as desk_label, c.consultant_id, k.name as consultant_name,
             c.contact_id, p.name as contact_name, p.company, p.email, c.priority, c.at_front,
             t.unread, t.last_entry_at, t.waiting_since, c.queued_at, t.last_customer_at, c.created_at, c.closed_at, c.confirming,
             c.offered_by, (select o.name from consultant o where o.id = c.offered_by) as offered_name,
             e.author as said_by, e.kind as said_as, left(e.text, 200) as said, e.has_files as said_files
      from conversation c
      join timeline t on t.id = c.timeline_id
      join contact_address a on a.id = c.address_id
      join desk d on d.id = c.desk_id
      join contact p on p.id = c.contact_id
      left join consultant k on k.id = c.consultant_id
      left join lateral (
        select author, kind, text, has_files from entry
        where timeline_id = c.timeline_id and kind <> 'event'
        order by position desc, id desc limit 1) e on true
      """;

  private final Sql sql;

  public Conversations(Sql sql) {
    this.sql = sql;
  }

  /** Which part of the list. */
  public enum Tab {
    WAITING,
    MINE,
    ALL,
    CLOSED
  }

  /** How many there are under each tab. */
  public record Counts(long waiting, long mine, long all) {}

  public Optional<Conversation> find(Sight sight, ConversationId id) {
    return sql.first(
        SELECT + " where c.id = $1 and " + Sight.openRule("$2"),
        Conversations::read,
        id,
        sight.only());
  }

  public Optional<Conversation> onTimeline(Sight sight, TimelineId timeline) {
    return sql.first(
        SELECT + " where c.timeline_id = $1 and " + Sight.openRule("$2"),
        Conversations::read,
        timeline,
        sight.only());
  }

  public List<Conversation> onTimelines(Sight sight, Collection<TimelineId> timelines) {
    return sql.list(
        SELECT + " where c.timeline_id = any($1) and " + Sight.rule("$2"),
        Conversations::read,
        timelines.toArray(TimelineId[]::new),
        sight.only());
  }

  /**
   * One page: those that wait in the queue's order, the others newest word first.
   *
   * @param me whose {@link Tab#MINE} it is
   * @param desk only this desk's, or null
   * @param text only what {@link Finder} finds by it, or null
   * @param after the last one of the page before, or null for the first page
   */
  public List<Conversation> list(
      Sight sight,
      Tab tab,
      ConsultantId me,
      @Nullable DeskId desk,
      @Nullable String text,
      @Nullable ConversationId after,
      int limit) {
    if (text == null || text.isBlank()) {
      return list(tab, values(sight, me, desk, after, limit), "");
    }
    var hits = new Finder(sql).find(text);
    var values = values(sight, me, desk, after, limit);
    var page = list(tab, values, " and " + hits.rule(Hits.into(values), "conversation"));
    if (page.size() >= limit || hits.complete()) {
      return page;
    }
    var all = values(sight, me, desk, after, limit);
    return list(tab, all, " and " + hits.exactRule(Hits.into(all), "c.timeline_id"));
  }

  private static List<@Nullable Object> values(@Nullable Object... values) {
    var first = new ArrayList<@Nullable Object>(Arrays.asList(values));
    first.set(0, ((Sight) Objects.requireNonNull(values[0])).only());
    return first;
  }

  /** First the page's ids, so that what is shown of each is read for one page only. */
  private List<Conversation> list(Tab tab, List<@Nullable Object> values, String words) {
    return sql.list(
        SELECT
            + " where c.id in (select c.id from conversation c join timeline t on t.id ="
            + " c.timeline_id"
            + where(tab)
            + Sight.rule("$1")
            + " and ($2::bigint is not null) and ($3::bigint is null or c.desk_id = $3) "
            + words
            + behind(tab)
            + order(tab)
            + " limit $5)"
            + order(tab),
        Conversations::read,
        values.toArray());
  }

  private static String where(Tab tab) {
    return switch (tab) {
      case WAITING -> " where c.state = 'queued' and ";
      case MINE -> " where c.state in ('active', 'waiting') and c.consultant_id = $2 and ";
      case ALL -> " where c.state <> 'closed' and ";
      case CLOSED -> " where c.state = 'closed' and ";
    };
  }

  /** What stands behind $4 in the order. */
  private static String behind(Tab tab) {
    return switch (tab) {
      case WAITING ->
          """
           and ($4::bigint is null or (not c.at_front, -c.priority, c.queued_at, c.id) >
             (select not o.at_front, -o.priority, o.queued_at, o.id from conversation o where o.id = $4))
          """;
      case MINE, ALL ->
          """
           and ($4::bigint is null or (t.last_entry_at, c.id) <
             (select o.last_entry_at, $4::bigint from conversation x join timeline o on o.id = x.timeline_id where x.id = $4))
          """;
      case CLOSED ->
          """
           and ($4::bigint is null or (c.closed_at, c.id) <
             (select o.closed_at, o.id from conversation o where o.id = $4))
          """;
    };
  }

  private static String order(Tab tab) {
    return switch (tab) {
      case WAITING -> " order by c.at_front desc, c.priority desc, c.queued_at, c.id";
      case MINE, ALL -> " order by t.last_entry_at desc, c.id desc";
      case CLOSED -> " order by c.closed_at desc, c.id desc";
    };
  }

  /** At most {@code limit} of those that a text leads to, whatever their state, newest first. */
  public List<Conversation> found(Sight sight, Hits hits, int limit) {
    var values = new ArrayList<@Nullable Object>();
    values.add(sight.only());
    return sql.list(
        SELECT
            + " where c.id in (select c.id from conversation c where "
            + Sight.rule("$1")
            + " and "
            + hits.rule(Hits.into(values), "conversation")
            + " order by c.id desc limit "
            + limit
            + ") order by c.id desc",
        Conversations::read,
        values.toArray());
  }

  public Counts counts(Sight sight, ConsultantId me) {
    return sql.one(
        """
        select count(*) filter (where c.state = 'queued') as waiting,
               count(*) filter (where c.state in ('active', 'waiting') and c.consultant_id = $2) as mine,
               count(*) as every
        from conversation c where c.state <> 'closed' and
        """
            + Sight.rule("$1"),
        row -> new Counts(row.number("waiting"), row.number("mine"), row.number("every")),
        sight.only(),
        me);
  }

  /** The contact's talks on every channel and desk, newest first (IN-1). */
  public List<Conversation> ofContact(ContactId contact, int limit) {
    return sql.list(
        SELECT + " where c.contact_id = $1 order by c.id desc limit $2",
        Conversations::read,
        contact,
        limit);
  }

  /**
   * Where a reader stands who has seen everything that is committed now: give it to {@link
   * #changedSince} later. Take it before reading. It is a transaction's number, see ADR 0020.
   */
  public long horizon() {
    return sql.one(
        "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as horizon",
        row -> row.number("horizon"));
  }

  /**
   * At most {@code limit} conversations that changed since, the oldest change first; some may have
   * been seen already.
   */
  public List<Conversation> changedSince(Sight sight, long horizon, int limit) {
    return sql.list(
        SELECT
            + " where t.changed >= $1::text::xid8 and "
            + Sight.rule("$2")
            + " order by t.changed, t.id limit $3",
        Conversations::read,
        Long.toString(horizon),
        sight.only(),
        limit);
  }

  private static Conversation read(Row row) {
    var offeredBy = row.numberOrNull("offered_by");
    var consultant = row.numberOrNull("consultant_id");
    return new Conversation(
        new ConversationId(row.number("id")),
        new TimelineId(row.number("timeline_id")),
        new Protocol(row.text("protocol")),
        row.text("channel"),
        new Address(row.constant("kind", ChannelKind.class), row.text("address")),
        row.constant("state", ConversationState.class),
        row.constantOrNull("outcome", Outcome.class),
        row.textOrNull("solution"),
        new DeskId(row.number("desk_id")),
        row.text("desk_label"),
        consultant == null ? null : new ConsultantId(consultant),
        row.textOrNull("consultant_name"),
        new ContactId(row.number("contact_id")),
        row.text("contact_name"),
        row.textOrNull("company"),
        row.textOrNull("email"),
        row.integer("priority"),
        row.flag("at_front"),
        Conversation.Preview.of(row),
        row.integer("unread"),
        row.instantOrNull("last_entry_at"),
        row.instantOrNull("waiting_since"),
        row.instantOrNull("queued_at"),
        row.instantOrNull("last_customer_at"),
        row.instant("created_at"),
        row.instantOrNull("closed_at"),
        row.flag("confirming"),
        offeredBy == null ? null : new ConsultantId(offeredBy),
        row.textOrNull("offered_name"));
  }
}
