package dev.guiche.conversation;

import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import org.jspecify.annotations.Nullable;

/** One verb on one conversation: locked, changed, committed, and then told to the screens. */
record ConversationChange(Database database, Announcements announcements) {
  @FunctionalInterface
  interface Verb<T> {
    @Nullable T on(Sql tx, LockedConversation conversation);
  }

  @SuppressWarnings("NullAway") // null for null, as with the transaction
  <T> T make(ConversationId id, Verb<T> verb) {
    var timeline = new TimelineId[1];
    T result =
        database.inTransaction(
            tx -> {
              var conversation = LockedConversation.lock(tx, id);
              timeline[0] = conversation.timeline();
              return verb.on(tx, conversation);
            });
    announcements.changed(timeline[0]);
    return result;
  }
}
