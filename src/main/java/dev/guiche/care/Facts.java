package dev.guiche.care;

import dev.guiche.conversation.ConversationId;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long whom has waited for whom, and what was said of it.
 *
 * @param queuedAt since when they stand in this queue; null when they do not
 * @param assignedAt since when it is in these hands; null when it is in none
 * @param overflowed whether they came from another desk where nobody was free
 * @param waitingSince since when the customer waits for our word; null when they do not
 * @param place the one in the queue that the customer knows; null when never told
 * @param estimate seconds, as first told; null when never told
 * @param measured whether it is known by now how good the estimate was
 */
record Facts(
    String deskKey,
    String deskLabel,
    String contactName,
    @Nullable String consultantName,
    String protocol,
    boolean confirming,
    @Nullable Instant waitingSince,
    @Nullable Instant lastStaffAt,
    @Nullable Instant queuedAt,
    @Nullable Instant assignedAt,
    boolean overflowed,
    @Nullable Instant remindedAt,
    @Nullable Instant calledAt,
    @Nullable Instant toldAt,
    @Nullable Instant warnedAt,
    @Nullable Integer place,
    @Nullable Instant placedAt,
    @Nullable Integer estimate,
    boolean measured) {

  static Facts of(Sql tx, ConversationId conversation) {
    return tx.one(
        """
        select d.key, d.label, p.name as contact, k.name as consultant, c.protocol, c.confirming,
               t.waiting_since, t.last_staff_at, c.queued_at, c.assigned_at,
               c.overflowed_at is not null as overflowed, n.reminded_at, n.called_at, n.told_at, n.warned_at,
               n.place::bigint, n.placed_at, n.estimate::bigint, n.waited is not null as measured
        from conversation c
        join timeline t on t.id = c.timeline_id
        join desk d on d.id = c.desk_id
        join contact p on p.id = c.contact_id
        left join consultant k on k.id = c.consultant_id
        left join care n on n.conversation_id = c.id
        where c.id = $1
        """,
        Facts::read,
        conversation);
  }

  private static Facts read(Row row) {
    return new Facts(
        row.text("key"),
        row.text("label"),
        row.text("contact"),
        row.textOrNull("consultant"),
        row.text("protocol"),
        row.flag("confirming"),
        row.instantOrNull("waiting_since"),
        row.instantOrNull("last_staff_at"),
        row.instantOrNull("queued_at"),
        row.instantOrNull("assigned_at"),
        row.flag("overflowed"),
        row.instantOrNull("reminded_at"),
        row.instantOrNull("called_at"),
        row.instantOrNull("told_at"),
        row.instantOrNull("warned_at"),
        number(row.numberOrNull("place")),
        row.instantOrNull("placed_at"),
        number(row.numberOrNull("estimate")),
        row.flag("measured"));
  }

  private static @Nullable Integer number(@Nullable Long number) {
    return number == null ? null : number.intValue();
  }

  /** Writes down that something was said just now. */
  static void mark(Sql tx, ConversationId conversation, Mark mark) {
    tx.send(
        """
        insert into care (conversation_id, %1$s) values ($1, now())
        on conflict (conversation_id) do update set %1$s = now()
        """
            .formatted(mark.column),
        conversation);
  }

  /** What was said to whom. */
  enum Mark {
    REMINDED("reminded_at"),
    CALLED("called_at"),
    TOLD("told_at"),
    WARNED("warned_at");

    private final String column;

    Mark(String column) {
      this.column = column;
    }
  }
}
