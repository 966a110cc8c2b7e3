package dev.guiche.routing;

import dev.guiche.config.Routing;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Database;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import java.util.List;
import java.util.function.Function;

/**
 * The atomic step: the first in a desk's queue to the consultants who have room and are next by the
 * desk's rule.
 */
final class HandOut {
  private final Database database;
  private final Function<DeskId, Routing> rules;

  HandOut(Database database) {
    this(database, desk -> Routing.LONGEST_IDLE);
  }

  HandOut(Database database, Function<DeskId, Routing> rules) {
    this.database = database;
    this.rules = rules;
  }

  record Assignment(ConversationId conversation, TimelineId timeline, ConsultantId consultant) {}

  /**
   * Gives out up to {@code most} conversations; empty when nobody waits or nobody is free. Whose
   * hands are changing just then is passed over, unless nobody else is left: then it waits for
   * them, so that nobody goes without work.
   */
  List<Assignment> next(DeskId desk, int most) {
    var called = give(CALLED, desk, 1);
    var rule = rules.apply(desk);
    if (!called.isEmpty() || rule == Routing.MANUAL) {
      return called;
    }
    String sql = sql(rule);
    var several = give(sql.replace("«skip»", "skip locked"), desk, most);
    return several.isEmpty() ? give(sql.replace("«skip»", ""), desk, 1) : several;
  }

  private List<Assignment> give(String sql, DeskId desk, int most) {
    return database.list(
        sql,
        row ->
            new Assignment(
                new ConversationId(row.number("conversation_id")),
                new TimelineId(row.number("timeline_id")),
                new ConsultantId(row.number("consultant_id"))),
        desk,
        most);
  }

  /**
   * Locks are taken in the order that holds everywhere: timelines by number, conversations,
   * consultants. Whoever changed under way is looked at anew once the lock is there, which is why
   * load and capacity stand in the consultant's own row. With several places, everybody gets one
   * before anybody gets a second, as if they were given out one after the other.
   */
  private static final String GIVE =
      """
      with front as (
        select c.id from conversation c
        where c.desk_id = $1 and c.state = 'queued' and «waits»
          and exists (
            select from consultant k join «circle»
            where «mine» and k.enabled and k.status = 'available' and k.gone_since is null
              and k.load < k.capacity)
        order by c.at_front desc, c.priority desc, c.queued_at, c.id limit $2),
      held as (
        select c.id, c.timeline_id, c.at_front, c.priority, c.queued_at
        from conversation c join timeline t on t.id = c.timeline_id
        where c.id in (select id from front) and c.desk_id = $1 and c.state = 'queued' and «waits»
        order by t.id for update of t, c),
      hands as (
        select k.id, k.name, k.load, k.capacity, k.idle_since«turn»
        from consultant k join «circle»
        where «theirs» and k.enabled and k.status = 'available' and k.gone_since is null
          and k.load < k.capacity
        order by «rank», k.id limit (select count(*) from held)
        for update of k «skip»),
      place as (
        select k.id, k.name, k.load + taken as load, row_number() over (order by «place», k.id) as n
        from hands k cross join generate_series(1, k.capacity - k.load) as taken),
      waiting as (
        select *, row_number() over (order by at_front desc, priority desc, queued_at, id) as n from held),
      pair as (
        select w.id as conversation_id, w.timeline_id, w.queued_at, p.id as consultant_id, p.name, p.load, n
        from waiting w join place p using (n)),
      given as (
        update conversation c set consultant_id = p.consultant_id, assigned_at = clock_timestamp(), queued_at = null,
          at_front = false, state = case when t.waiting_since is null then 'waiting' else 'active' end
        from pair p, timeline t where c.id = p.conversation_id and t.id = p.timeline_id),
      loaded as (
        update consultant k set load = k.load + g.given,
          idle_since = clock_timestamp() + g.n * interval '1 microsecond'
        from (select consultant_id, count(*) as given, max(n) as n from pair group by 1) g
        where k.id = g.consultant_id),
      «turned»
      line as (
        update timeline t set last_position = t.last_position + 65536, changed = pg_current_xact_id()
        from pair p where t.id = p.timeline_id returning t.id, t.last_position),
      noted as (
        insert into entry (timeline_id, position, kind, author, visible, event)
        select line.id, line.last_position, 'event', 'system', false,
               jsonb_build_object('type', 'assigned', 'consultant', p.consultant_id, 'name', p.name,
                 'reason', '«reason»', 'load', p.load,
                 'candidates', (select jsonb_agg(jsonb_build_object('name', name, 'load', load))
                                from (select name, load from hands limit 10) seen),
                 'waitedSeconds', round(extract(epoch from clock_timestamp() - p.queued_at)))
        from line join pair p on p.timeline_id = line.id)
      select conversation_id, timeline_id, consultant_id from pair order by n
      """;

  /** Whoever waits and may be given out: the desk is open, or was when they came. */
  private static final String DUE = "(c.held_until is null or c.held_until <= now())";

  private static String usual(String why) {
    return GIVE.replace("«waits»", DUE)
        .replace("«circle»", "desk_member m on m.consultant_id = k.id")
        .replace("«mine»", "m.desk_id = $1")
        .replace("«theirs»", "m.desk_id = $1")
        .replace("«reason»", why);
  }

  private static String ranked(String sql, String rank, String place) {
    return sql.replace("«rank»", rank)
        .replace("«place»", place)
        .replace("«turn»", "")
        .replace("«turned»", "");
  }

  private static final String LONGEST_IDLE =
      ranked(usual("longest-idle"), "k.idle_since", "taken, k.idle_since");

  private static final String LEAST_BUSY =
      ranked(usual("least-busy"), "k.load, k.idle_since", "k.load + taken, k.idle_since");

  /** Whose last turn at this desk is longest ago, whatever else they have done since. */
  private static final String ROUND_ROBIN =
      usual("round-robin")
          .replace("«turn»", ", m.given_at")
          .replace("«rank»", "m.given_at nulls first")
          .replace("«place»", "taken, k.given_at nulls first")
          .replace(
              "«turned»",
              """
              turned as (
                update desk_member m set given_at = clock_timestamp() + g.n * interval '1 microsecond'
                from (select consultant_id, max(n) as n from pair group by 1) g
                where m.desk_id = $1 and m.consultant_id = g.consultant_id),
              """);

  private static String sql(Routing rule) {
    return switch (rule) {
      case LONGEST_IDLE, MANUAL -> LONGEST_IDLE;
      case LEAST_BUSY -> LEAST_BUSY;
      case ROUND_ROBIN -> ROUND_ROBIN;
    };
  }

  /** While the desk is closed, an emergency goes to whoever was called for it, and is online. */
  private static final String CALLED =
      ranked(
          GIVE.replace(
                  "«waits»",
                  "c.held_until > now() and c.id in (select conversation_id from called)")
              .replace("«circle»", "called m on m.consultant_id = k.id")
              .replace("«mine»", "m.conversation_id = c.id")
              .replace("«theirs»", "m.conversation_id in (select id from held)")
              .replace("«reason»", "on-call")
              .replace("«skip»", ""),
          "k.idle_since",
          "taken, k.idle_since");

  /** The desks in whose queue somebody waits, the longest wait first. */
  List<DeskId> waitingDesks() {
    return database.list(
        """
        select desk_id from conversation c
        where state = 'queued' and ((c.held_until is null or c.held_until <= now())
          or exists (select from called where conversation_id = c.id))
        group by desk_id order by min(queued_at)
        """,
        row -> new DeskId(row.number("desk_id")));
  }
}
