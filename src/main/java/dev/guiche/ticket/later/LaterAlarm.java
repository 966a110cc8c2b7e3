package dev.guiche.ticket.later;

import dev.guiche.conversation.Announcements;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.Talk;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.ticket.Answering;
import dev.guiche.timer.Alarm;
import dev.guiche.timer.Due;
import java.util.Map;

/**
 * Says what waited for its time. Speaking is a transaction of its own, and the message's key makes
 * a second ring harmless: what was said is not said again.
 */
public record LaterAlarm(
    Database database, Talk talk, Answering answering, Announcements announcements)
    implements Alarm {

  @Override
  public void ring(Sql tx, Due due) {
    LaterMessages.ripe(tx, due.subject())
        .ifPresent(
            message -> {
              try {
                say(message);
              } catch (Refusal refused) {
                unsaid(message);
              }
              tx.send("delete from later_message where id = $1", due.subject());
            });
  }

  private void say(Ripe message) {
    if (message.conversation() != null) {
      talk.say(message.conversation(), message.by(), message.draft());
    } else if (message.ticket() != null) {
      answering.answer(message.ticket(), message.by(), message.draft());
    }
  }

  /** The words are not lost: the consultants read them, and why they stand here. */
  private void unsaid(Ripe message) {
    database.inTransaction(
        own -> {
          var details = Map.of("reason", message.draft().text());
          return Timelines.add(
              own,
              message.timeline(),
              NewEntry.event("later-unsaid", message.by(), false, details));
        });
    announcements.changed(message.timeline());
  }
}
