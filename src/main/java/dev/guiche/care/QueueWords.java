package dev.guiche.care;

import dev.guiche.config.GuicheConfig;
import dev.guiche.conversation.Closing;
import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.Ending;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.Notices;
import dev.guiche.conversation.Outcome;
import dev.guiche.database.Sql;

/** What somebody in the queue may say to leave it: to go, or for a ticket instead. */
public final class QueueWords {
  private final Notices notices;
  private final Closing closing;
  private final Instead instead;
  private final Phrases phrases;

  /** Makes a ticket of a talk that waits; the floor above can. */
  @FunctionalInterface
  public interface Instead {
    /**
     * @param desk the key of the talk's desk
     * @param reason in the house's language
     */
    void ticket(Sql tx, LockedConversation talk, String desk, String reason);
  }

  QueueWords(GuicheConfig config, Notices notices, Closing closing, Instead instead) {
    this.notices = notices;
    this.closing = closing;
    this.instead = instead;
    var house = config.organization();
    phrases = Phrases.in(house.locale(), house.zone());
  }

  /** Whether these words mean something here; a longer message is for the consultant. */
  boolean understands(String text) {
    return text.length() <= 40
        && (phrases.means("words.leave", text) || phrases.means("words.ticket", text));
  }

  void heard(Sql tx, LockedConversation talk, String text) {
    if (talk.state() != ConversationState.QUEUED) {
      return;
    }
    if (phrases.means("words.leave", text)) {
      notices.say(tx, talk, phrases.say("left"));
      Ending.end(tx, talk, null, Outcome.ABANDONED, null);
      closing.closed(tx, talk.id(), Outcome.ABANDONED);
    } else if (phrases.means("words.ticket", text)) {
      instead.ticket(tx, talk, Facts.of(tx, talk.id()).deskKey(), phrases.say("ticket.reason"));
    }
  }
}
