package dev.guiche.routing;

import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Dispatcher;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.desk.DeskId;
import dev.guiche.timer.Alarm;
import dev.guiche.timer.Due;

/** A desk opens, and somebody waits there. */
public record OpeningAlarm(Database database, Dispatcher dispatcher) implements Alarm {
  @Override
  public void ring(Sql tx, Due due) {
    // Time alone lets the talk be given out; only the queue must be told.
  }

  @Override
  public void rung(Due due) {
    database
        .first(
            "select desk_id from conversation where id = $1 and state = 'queued'",
            row -> new DeskId(row.number("desk_id")),
            new ConversationId(due.subject()))
        .ifPresent(dispatcher::somebodyWaits);
  }
}
