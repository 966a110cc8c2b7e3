package dev.guiche.ticket.about;

import dev.guiche.conversation.Announcements;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Dispatcher;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.Outbox;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.timer.Alarm;
import dev.guiche.timer.Due;

/** The question stayed unanswered. */
public record SilenceAlarm(
    Database database,
    AboutTicket door,
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
    door.silent(tx, new ConversationId(due.subject()));
  }

  @Override
  public void rung(Due due) {
    var talk =
        database.inTransaction(
            tx -> LockedConversation.lock(tx, new ConversationId(due.subject())));
    announcements.changed(talk.timeline());
    outbox.wake();
    dispatcher.somebodyWaits(talk.desk());
  }
}
