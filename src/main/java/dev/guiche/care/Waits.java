package dev.guiche.care;

import dev.guiche.channel.ChannelKind;
import dev.guiche.config.CareConfig;
import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.Mentions;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Notices;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A customer waits for our word: who is called, and what the customer hears. Nobody is let go. */
record Waits(Notices notices, Phrases phrases) {

  void act(Sql tx, LockedConversation talk, CareConfig.Waiting desk, Moment moment) {
    var since = moment.facts().waitingSince();
    if (since == null) {
      return;
    }
    if (talk.state() == ConversationState.ACTIVE && talk.consultant() != null) {
      remind(tx, talk, talk.consultant(), desk, moment, since);
    }
    callSupervisors(tx, talk, desk, moment, since);
    tell(tx, talk, desk, moment, since);
  }

  private static void remind(
      Sql tx,
      LockedConversation talk,
      ConsultantId consultant,
      CareConfig.Waiting desk,
      Moment moment,
      Instant since) {
    if (moment.isPast(since, desk.remind()) && !Moment.since(moment.facts().remindedAt(), since)) {
      call(tx, talk, "consultant", moment, since, List.of(consultant));
      Facts.mark(tx, talk.id(), Facts.Mark.REMINDED);
    }
  }

  private static void callSupervisors(
      Sql tx, LockedConversation talk, CareConfig.Waiting desk, Moment moment, Instant since) {
    if (moment.isPast(since, desk.supervisor())
        && !Moment.since(moment.facts().calledAt(), since)) {
      call(tx, talk, "supervisor", moment, since, supervisors(tx, talk));
      Facts.mark(tx, talk.id(), Facts.Mark.CALLED);
    }
  }

  private static void call(
      Sql tx,
      LockedConversation talk,
      String who,
      Moment moment,
      Instant since,
      List<ConsultantId> called) {
    var waited = Duration.between(since, moment.now());
    var entry =
        Timelines.add(
            tx,
            talk.timeline(),
            NewEntry.event(
                "customer-waits",
                null,
                false,
                Map.of("called", who, "minutes", waited.toMinutes())));
    called.forEach(one -> Mentions.call(tx, entry, one));
  }

  /** The desk's own; where it has none, all of them; where the house has none, its admins. */
  private static List<ConsultantId> supervisors(Sql tx, LockedConversation talk) {
    return tx.list(
        """
        with able as (
          select k.id, case when k.role = 'admin' then 3 when m.desk_id is null then 2 else 1 end as rank
          from consultant k left join desk_member m on m.consultant_id = k.id and m.desk_id = $1
          where k.enabled and k.role in ('supervisor', 'admin'))
        select id from able where rank = (select min(rank) from able) order by id
        """,
        row -> new ConsultantId(row.number("id")),
        talk.desk());
  }

  /** A mail every few minutes would be worse than none. */
  private void tell(
      Sql tx, LockedConversation talk, CareConfig.Waiting desk, Moment moment, Instant since) {
    var told = moment.facts().toldAt();
    var last = told != null && told.isAfter(since) ? told : since;
    if (talk.address().kind() == ChannelKind.EMAIL || !moment.isPast(last, desk.tell())) {
      return;
    }
    String key = talk.state() == ConversationState.QUEUED ? "still.queued" : "still.on.it";
    notices.say(tx, talk, phrases.say(desk.text(), key, moment.facts(), moment.now()));
    Facts.mark(tx, talk.id(), Facts.Mark.TOLD);
  }
}
