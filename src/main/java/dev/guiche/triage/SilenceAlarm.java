package dev.guiche.triage;

import dev.guiche.conversation.Announcements;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Dispatcher;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.Outbox;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.desk.DeskId;
import dev.guiche.timer.Alarm;
import dev.guiche.timer.Due;

/** A question stayed unanswered. */
public record SilenceAlarm(
    Database database,
    Triage triage,
    Announcements announcements,
    Outbox outbox,
    Dispatcher dispatcher)
    implements Alarm {

  @Override
  public void lock(Sql tx, long subject) {
    LockedConversation.lock(tx, new ConversationId(subject));
  }

  @Override
  public void ring(Sql tx, Due due) {
    triage.silent(tx, new ConversationId(due.subject()), due.details().path("question").asText());
  }

  @Override
  public void rung(Due due) {
    database
        .list(
            "select timeline_id, desk_id, state from conversation where id = $1",
            row -> {
              announcements.changed(new TimelineId(row.number("timeline_id")));
              dispatcher.somebodyWaits(new DeskId(row.number("desk_id")));
              return row;
            },
            new ConversationId(due.subject()))
        .forEach(changed -> outbox.wake());
  }
}
