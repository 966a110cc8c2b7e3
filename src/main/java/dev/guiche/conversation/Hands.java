package dev.guiche.conversation;

import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import java.time.Duration;

/**
 * Whose hands a conversation is in, and how full they are: the two are changed together, here and
 * in the queue.
 */
final class Hands {
  private Hands() {}

  /** Out of its consultant's hands, if it was in any. */
  static void empty(Sql tx, LockedConversation conversation) {
    if (conversation.isInHand()) {
      tx.send(
          "update consultant set load = load - 1, idle_since = now() where id = $1",
          conversation.consultant());
    }
  }

  static void give(Sql tx, LockedConversation conversation, ConsultantId to) {
    tx.send("update consultant set load = load + 1, idle_since = now() where id = $1", to);
    tx.send(
        """
        update conversation c set consultant_id = $2, assigned_at = now(), queued_at = null, at_front = false,
          offered_by = null, offered_from = null, state = case when t.waiting_since is null then 'waiting' else 'active' end
        from timeline t where c.id = $1 and t.id = c.timeline_id
        """,
        conversation.id(),
        to);
    touch(tx, conversation);
  }

  static void queue(Sql tx, LockedConversation conversation, DeskId desk, boolean atFront) {
    tx.send(
        """
        update conversation set state = 'queued', desk_id = $2, consultant_id = null, assigned_at = null,
          queued_at = case when $3 then now() else created_at end, at_front = $3, held_until = null,
          offered_by = null, offered_from = null
        where id = $1
        """,
        conversation.id(),
        desk,
        atFront);
    touch(tx, conversation);
  }

  /** The queue does not give it to whoever had it until some time has passed. */
  static void avoid(Sql tx, LockedConversation conversation, Duration time) {
    tx.send(
        """
        update conversation set avoid_id = $2, avoid_until = now() + make_interval(secs => $3) where id = $1
        """,
        conversation.id(),
        conversation.consultant(),
        (double) time.toSeconds());
  }

  private static void touch(Sql tx, LockedConversation conversation) {
    tx.send(
        "update timeline set changed = pg_current_xact_id() where id = $1",
        conversation.timeline());
  }

  /** Whether somebody works for the conversation's desk. */
  static boolean mayHold(Sql tx, LockedConversation conversation, ConsultantId who) {
    return tx.first(
            "select 1 as found from desk_member where desk_id = $1 and consultant_id = $2",
            row -> true,
            conversation.desk(),
            who)
        .isPresent();
  }

  static String name(Sql tx, ConsultantId consultant) {
    return tx.first(
            "select name from consultant where id = $1 and enabled",
            row -> row.text("name"),
            consultant)
        .orElseThrow(() -> new Refusal.NotFound("consultant"));
  }
}
