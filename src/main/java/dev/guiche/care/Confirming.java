package dev.guiche.care;

import dev.guiche.conversation.Announcements;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Ending;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.Outbox;
import dev.guiche.database.Database;
import dev.guiche.desk.ConsultantId;
import org.jspecify.annotations.Nullable;

/** A consultant's verb: ends a talk as soon as the customer says that no doubt remains. */
public final class Confirming {
  private final Database database;
  private final ClosingQuestion question;
  private final Ending ending;
  private final Announcements announcements;
  private final Outbox outbox;

  public Confirming(
      Database database,
      ClosingQuestion question,
      Ending ending,
      Announcements announcements,
      Outbox outbox) {
    this.database = database;
    this.question = question;
    this.ending = ending;
    this.announcements = announcements;
    this.outbox = outbox;
  }

  /**
   * Throws {@link dev.guiche.conversation.Refusal}.
   *
   * @param email learned just now, or null
   * @param withoutEmail the customer has none, or gives none
   */
  public void ask(
      ConversationId id,
      ConsultantId by,
      @Nullable String solution,
      @Nullable String email,
      boolean withoutEmail) {
    var timeline =
        database.inTransaction(
            tx -> {
              var talk = LockedConversation.lock(tx, id);
              ending.learnEmail(tx, talk, email, withoutEmail);
              question.ask(tx, talk, by, solution);
              return talk.timeline();
            });
    announcements.changed(timeline);
    outbox.wake();
  }
}
