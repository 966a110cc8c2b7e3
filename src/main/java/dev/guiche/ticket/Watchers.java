package dev.guiche.ticket;

import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;

/** Who follows a ticket to its end, whoever's it is by then (IN-5, IN-7). */
public final class Watchers {
  private Watchers() {}

  /** How somebody came to follow a ticket. */
  public enum Why {
    MADE,
    MENTIONED,
    TRANSFERRED,
    CHOSE
  }

  /** Returns whether they did not follow it before. */
  public static boolean add(Sql tx, TimelineId ticket, ConsultantId who, Why why, ConsultantId by) {
    return tx.update(
            """
            insert into watcher (timeline_id, consultant_id, why, added_by)
            select $1, k.id, $3, $4 from consultant k where k.id = $2 and k.enabled
            on conflict do nothing
            """,
            ticket,
            who,
            why,
            by)
        > 0;
  }
}
