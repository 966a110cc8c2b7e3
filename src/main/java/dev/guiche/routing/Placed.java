package dev.guiche.routing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.database.Sql;
import dev.guiche.desk.DeskId;
import dev.guiche.routing.Pairing.Pair;
import java.util.List;

/** Writes down who got whom, with the reason on the timeline. */
final class Placed {
  private Placed() {}

  /**
   * @param turns whether the desk gives out in turns
   */
  static void write(Sql tx, DeskId desk, List<Pair> pairs, boolean turns) {
    tx.send(
        PLACE,
        pairs.stream().map(pair -> pair.guest().id().value()).toArray(Long[]::new),
        pairs.stream().map(pair -> pair.hand().id.value()).toArray(Long[]::new),
        pairs.stream().map(Pair::event).toArray(JsonNode[]::new));
    if (turns) {
      tx.send(
          """
          update desk_member m set given_at = clock_timestamp() + g.n * interval '1 microsecond'
          from (select id, max(n) as n from unnest($2::bigint[]) with ordinality as t(id, n) group by 1) g
          where m.desk_id = $1 and m.consultant_id = g.id
          """,
          desk,
          pairs.stream().map(pair -> pair.hand().id.value()).toArray(Long[]::new));
    }
  }

  private static final String PLACE =
      """
      with pair as (
        select p.id, p.consultant_id, p.event, p.n, c.timeline_id, c.queued_at
        from unnest($1::bigint[], $2::bigint[], $3::jsonb[]) with ordinality as p(id, consultant_id, event, n)
        join conversation c on c.id = p.id),
      given as (
        update conversation c set consultant_id = p.consultant_id, assigned_at = clock_timestamp(), queued_at = null,
          at_front = false, state = case when t.waiting_since is null then 'waiting' else 'active' end
        from pair p join timeline t on t.id = p.timeline_id where c.id = p.id),
      loaded as (
        update consultant k set load = k.load + g.given,
          idle_since = clock_timestamp() + g.n * interval '1 microsecond'
        from (select consultant_id, count(*) as given, max(n) as n from pair group by 1) g
        where k.id = g.consultant_id),
      line as (
        update timeline t set last_position = t.last_position + 65536, changed = pg_current_xact_id()
        from pair p where t.id = p.timeline_id returning t.id, t.last_position)
      insert into entry (timeline_id, position, kind, author, visible, event)
      select line.id, line.last_position, 'event', 'system', false,
             p.event || jsonb_build_object('waitedSeconds', round(extract(epoch from clock_timestamp() - p.queued_at)))
      from line join pair p on p.timeline_id = line.id
      """;
}
