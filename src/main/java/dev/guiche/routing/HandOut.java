package dev.guiche.routing;

import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Database;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import java.util.List;
import java.util.Optional;

/**
 * The atomic step: the first in a desk's queue to the consultant who has been idle for longest and
 * has room.
 */
final class HandOut {
  private final Database database;

  HandOut(Database database) {
    this.database = database;
  }

  record Assignment(ConversationId conversation, TimelineId timeline, ConsultantId consultant) {}

  /**
   * Gives out one conversation; empty when nobody waits or nobody is free. Locks are taken in the
   * order that holds everywhere: timeline, conversation, consultant. Whoever changed under way is
   * looked at anew once the lock is there, which is why load and capacity stand in the consultant's
   * own row.
   */
  Optional<Assignment> next(DeskId desk) {
    return database.first(
        """
        with next as (
          select c.id, c.timeline_id, c.queued_at from conversation c join timeline t on t.id = c.timeline_id
          where c.desk_id = $1 and c.state = 'queued'
            and exists (
              select from consultant k join desk_member m on m.consultant_id = k.id
              where m.desk_id = $1 and k.enabled and k.status = 'available' and k.gone_since is null
                and k.load < k.capacity)
          order by c.at_front desc, c.priority desc, c.queued_at, c.id limit 1
          for update of t, c),
        chosen as (
          select k.id, k.name, k.load, k.idle_since from consultant k join desk_member m on m.consultant_id = k.id
          where m.desk_id = $1 and exists (select from next)
            and k.enabled and k.status = 'available' and k.gone_since is null and k.load < k.capacity
          order by k.idle_since, k.id limit 1
          for update of k),
        given as (
          update conversation c set consultant_id = chosen.id, assigned_at = clock_timestamp(), queued_at = null,
            at_front = false, state = case when t.waiting_since is null then 'waiting' else 'active' end
          from next, chosen, timeline t where c.id = next.id and t.id = next.timeline_id
          returning c.id),
        loaded as (
          update consultant k set load = k.load + 1, idle_since = clock_timestamp()
          from chosen where k.id = chosen.id returning k.id),
        line as (
          update timeline t set last_position = t.last_position + 65536, changed = pg_current_xact_id()
          from next, chosen where t.id = next.timeline_id returning t.id, t.last_position),
        noted as (
          insert into entry (timeline_id, position, kind, author, visible, event)
          select line.id, line.last_position, 'event', 'system', false,
                 jsonb_build_object('type', 'assigned', 'consultant', chosen.id, 'name', chosen.name,
                   'reason', 'longest-idle', 'waitedSeconds', round(extract(epoch from clock_timestamp() - next.queued_at)),
                   'load', chosen.load + 1)
          from line, chosen, next returning id)
        select next.id, next.timeline_id, chosen.id as consultant_id
        from next, chosen, given, loaded, noted
        """,
        row ->
            new Assignment(
                new ConversationId(row.number("id")),
                new TimelineId(row.number("timeline_id")),
                new ConsultantId(row.number("consultant_id"))),
        desk);
  }

  /** The desks in whose queue somebody waits, the longest wait first. */
  List<DeskId> waitingDesks() {
    return database.list(
        """
        select desk_id from conversation where state = 'queued'
        group by desk_id order by min(queued_at)
        """,
        row -> new DeskId(row.number("desk_id")));
  }
}
