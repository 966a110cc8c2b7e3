package dev.guiche.care;

import dev.guiche.channel.ChannelKind;
import dev.guiche.config.CareConfig;
import dev.guiche.conversation.Closing;
import dev.guiche.conversation.Ending;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Notices;
import dev.guiche.conversation.Outcome;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import java.util.Map;

/** The consultant has answered and the customer says nothing more: warned, then let go. */
record Silences(Notices notices, Phrases phrases, Closing closing) {

  /** True when the talk is over by it. */
  boolean act(Sql tx, LockedConversation talk, CareConfig.Silence desk, Moment moment) {
    var facts = moment.facts();
    var answered = facts.lastStaffAt();
    // Mail is not a chat, and a question of ours has a time of its own.
    if (answered == null || facts.confirming() || talk.address().kind() == ChannelKind.EMAIL) {
      return false;
    }
    var warned = facts.warnedAt();
    if (warned == null || warned.isBefore(answered)) {
      if (moment.isPast(answered, desk.warn())) {
        warn(tx, talk, desk, moment);
      }
      return false;
    }
    if (!moment.isPast(warned, desk.close())) {
      return false;
    }
    notices.say(tx, talk, phrases.say(desk.goodbye(), "silent.goodbye", facts, moment.now()));
    Ending.end(tx, talk, null, Outcome.ABANDONED, null);
    closing.closed(tx, talk.id(), Outcome.ABANDONED);
    return true;
  }

  private void warn(Sql tx, LockedConversation talk, CareConfig.Silence desk, Moment moment) {
    notices.say(
        tx, talk, phrases.say(desk.warning(), "silent.warning", moment.facts(), moment.now()));
    Timelines.write(
        tx,
        talk.timeline(),
        NewEntry.event("silence-warned", null, false, Map.of("minutes", desk.close().toMinutes())));
    Facts.mark(tx, talk.id(), Facts.Mark.WARNED);
  }
}
