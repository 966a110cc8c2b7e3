package dev.guiche.ticket.merge;

import dev.guiche.contact.ContactId;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.TimelineId;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import java.util.List;
import java.util.Map;

/**
 * Of two open talks that one person has on one channel, one goes on: the one in which they spoke
 * last. The other is closed and says where it goes on; the customer hears nothing of it.
 */
final class DoubleTalks {
  private record Open(
      long id, TimelineId timeline, String channel, String protocol, boolean inHand) {}

  void end(Sql tx, ContactId into, ContactId from, ConsultantId by) {
    var open = open(tx, into, from);
    for (int i = 1; i < open.size(); i++) {
      var kept = open.get(i - 1);
      if (kept.channel().equals(open.get(i).channel())) {
        close(tx, open.get(i), kept, by);
      }
    }
  }

  /** By channel, the one with the newest word first; at most two on each. */
  private static List<Open> open(Sql tx, ContactId into, ContactId from) {
    return tx.list(
        """
        select c.id, c.timeline_id, c.channel, c.protocol, c.state in ('active', 'waiting') as in_hand
        from conversation c join timeline t on t.id = c.timeline_id
        where c.contact_id in ($1, $2) and c.state <> 'closed'
        order by c.channel, t.last_customer_at desc nulls last, c.id desc for update of t, c
        """,
        DoubleTalks::open,
        into,
        from);
  }

  private static Open open(Row row) {
    return new Open(
        row.number("id"),
        new TimelineId(row.number("timeline_id")),
        row.text("channel"),
        row.text("protocol"),
        row.flag("in_hand"));
  }

  private static void close(Sql tx, Open ended, Open kept, ConsultantId by) {
    if (ended.inHand()) {
      tx.update(
          """
          update consultant k set load = k.load - 1, idle_since = now()
          from conversation c where c.id = $1 and k.id = c.consultant_id
          """,
          ended.id());
    }
    tx.update(
        """
        update conversation set state = 'closed', outcome = 'solved', closed_at = now(), queued_at = null,
          solution = $2, consultant_id = coalesce(consultant_id, $3) where id = $1
        """,
        ended.id(),
        "Continua no atendimento " + kept.protocol(),
        by);
    tx.update("update timeline set waiting_since = null where id = $1", ended.timeline());
    Timelines.add(
        tx,
        ended.timeline(),
        NewEntry.event("continues", by, false, Map.of("protocol", kept.protocol())));
    Timelines.add(
        tx,
        kept.timeline(),
        NewEntry.event("continued", by, false, Map.of("protocol", ended.protocol())));
  }
}
