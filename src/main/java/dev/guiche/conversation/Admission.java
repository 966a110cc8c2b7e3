package dev.guiche.conversation;

import dev.guiche.database.Sql;
import dev.guiche.desk.DeskId;

/** Out of triage and into a desk's queue. */
public final class Admission {
  private Admission() {}

  /**
   * The waiting begins now, not with the first question. Part of the caller's transaction, after
   * whose commit the queue is told.
   *
   * @param priority higher is served first; 0 is usual
   */
  public static void admit(Sql tx, LockedConversation talk, DeskId desk, int priority) {
    tx.update(
        """
        with line as (
          update timeline set changed = pg_current_xact_id() where id = $2)
        update conversation set state = 'queued', desk_id = $3, priority = $4, queued_at = now() where id = $1
        """,
        talk.id(),
        talk.timeline(),
        desk,
        priority);
  }
}
