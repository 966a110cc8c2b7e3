package dev.guiche.care;

import dev.guiche.conversation.Announcements;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Dispatcher;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.Outbox;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import dev.guiche.timer.Alarm;
import dev.guiche.timer.Due;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** An alarm whose subject is a conversation: locked while it rings, and told of afterwards. */
final class WatchAlarm implements Alarm {
  private final Database database;
  private final Announcements announcements;
  private final Outbox outbox;
  private final Dispatcher dispatcher;
  private final BiConsumer<Sql, ConversationId> look;

  WatchAlarm(
      Database database,
      Announcements announcements,
      Outbox outbox,
      Dispatcher dispatcher,
      BiConsumer<Sql, ConversationId> look) {
    this.database = database;
    this.announcements = announcements;
    this.outbox = outbox;
    this.dispatcher = dispatcher;
    this.look = look;
  }

  @Override
  public void lock(Sql tx, long subject) {
    LockedConversation.lock(tx, new ConversationId(subject));
  }

  @Override
  public void ring(Sql tx, Due due) {
    look.accept(tx, new ConversationId(due.subject()));
  }

  /**
   * @param desk in whose queue it stands, or null
   * @param hands whose it was
   */
  private record Told(
      TimelineId timeline, boolean closed, @Nullable Long desk, @Nullable Long hands) {}

  @Override
  public void rung(Due due) {
    database
        .first(
            """
            select timeline_id, state = 'closed' as closed, case when state = 'queued' then desk_id end as desk_id,
                   coalesce(consultant_id, case when avoid_until > now() then avoid_id end) as hands
            from conversation where id = $1
            """,
            row ->
                new Told(
                    new TimelineId(row.number("timeline_id")),
                    row.flag("closed"),
                    row.numberOrNull("desk_id"),
                    row.numberOrNull("hands")),
            new ConversationId(due.subject()))
        .ifPresent(this::tell);
  }

  private void tell(Told told) {
    announcements.changed(told.timeline());
    outbox.wake();
    if (told.desk() != null) {
      dispatcher.somebodyWaits(new DeskId(told.desk()));
    }
    if ((told.closed() || told.desk() != null) && told.hands() != null) {
      dispatcher.wentFrom(new ConsultantId(told.hands()));
    }
  }
}
