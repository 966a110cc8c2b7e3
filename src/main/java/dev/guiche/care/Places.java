package dev.guiche.care;

import dev.guiche.channel.ChannelKind;
import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.LockedConversation;
import dev.guiche.conversation.Notices;
import dev.guiche.database.Sql;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers hear their place in the queue, an honest estimate, and what else they may do. */
record Places(Notices notices, Phrases phrases) {
  /** At most one message a minute. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** Whoever is far behind is not told of each step. */
  private static final int NEAR = 10;

  private static final Duration LONGEST_SAID = Duration.ofHours(1);

  /** Says what is news to them; returns for how long nothing can be. */
  Duration tell(Sql tx, LockedConversation talk, Moment moment) {
    if (talk.address().kind() == ChannelKind.EMAIL) {
      return Duration.ofHours(1);
    }
    int place = place(tx, talk);
    var known = moment.facts().place();
    if (known == null) {
      var estimate = Estimate.of(tx, talk.desk(), place);
      introduce(tx, talk, place, estimate, moment);
      keep(tx, talk, place, estimate);
    } else if (isNews(talk, known, place, moment)) {
      var estimate = Estimate.of(tx, talk.desk(), place);
      notices.say(tx, talk, placed(place, estimate));
      keep(tx, talk, place, estimate);
    }
    // The further behind, the seldomer: a long queue must not keep the database busy.
    var pause = Duration.ofSeconds(6L * place);
    return pause.compareTo(PAUSE) > 0 ? pause : PAUSE;
  }

  /** A web chat shows the place all the time. */
  private static boolean isNews(LockedConversation talk, int known, int place, Moment moment) {
    var placed = moment.facts().placedAt();
    return talk.address().kind() != ChannelKind.WEBCHAT
        && (place <= NEAR ? place < known : place <= known * 3 / 4)
        && placed != null
        && !placed.plus(PAUSE).isAfter(moment.now());
  }

  private void introduce(
      Sql tx, LockedConversation talk, int place, @Nullable Duration estimate, Moment moment) {
    String first =
        estimate == null
            ? phrases.say("nobody", moment.facts().deskLabel())
            : placed(place, estimate);
    var choices = List.of(phrases.say("choice.leave"), phrases.say("choice.ticket"));
    notices.offer(tx, talk, first + "\n\n" + phrases.say("instead"), choices);
  }

  private String placed(int place, @Nullable Duration estimate) {
    String where = place == 1 ? phrases.say("place.next") : phrases.say("place", place);
    if (estimate == null) {
      return where;
    }
    return where
        + " "
        + (estimate.compareTo(LONGEST_SAID) > 0
            ? phrases.say("estimate.long")
            : phrases.say("estimate", estimate.toMinutes()));
  }

  private static int place(Sql tx, LockedConversation talk) {
    return tx.one(
        """
        select count(*) as place from conversation q, conversation c
        where c.id = $1 and q.desk_id = c.desk_id and q.state = 'queued'
          and (not q.at_front, -q.priority, q.queued_at, q.id)
            <= (not c.at_front, -c.priority, c.queued_at, c.id)
        """,
        row -> (int) row.number("place"),
        talk.id());
  }

  /** The first estimate is the one by which we are measured. */
  private static void keep(
      Sql tx, LockedConversation talk, int place, @Nullable Duration estimate) {
    tx.send(
        """
        insert into care (conversation_id, place, placed_at, told_at, estimate, estimated_at)
        values ($1, $2, now(), now(), $3, case when $3::int is not null then now() end)
        on conflict (conversation_id) do update set
          place = excluded.place, placed_at = now(), told_at = now(),
          estimate = coalesce(care.estimate, excluded.estimate),
          estimated_at = coalesce(care.estimated_at, excluded.estimated_at)
        """,
        talk.id(),
        place,
        estimate == null ? null : (int) estimate.toSeconds());
  }

  /** Whoever was told how long it takes has been served: how long did it take? */
  void measure(Sql tx, LockedConversation talk, Facts facts) {
    boolean served =
        talk.state() == ConversationState.ACTIVE || talk.state() == ConversationState.WAITING;
    if (served && facts.estimate() != null && !facts.measured()) {
      tx.send(
          """
          update care n set waited = extract(epoch from c.assigned_at - n.estimated_at)
          from conversation c where c.id = $1 and n.conversation_id = c.id
          """,
          talk.id());
    }
  }
}
