package dev.guiche.conversation;

import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A talk that a colleague was handed stands in their hands and counts there, but is an offer until
 * they accept it, with a touch or by answering. All of it is part of the caller's transaction.
 */
public final class Offering {
  private Offering() {}

  static void offer(Sql tx, LockedConversation talk, ConsultantId by) {
    tx.send(
        "update conversation set offered_by = $2, offered_from = $3 where id = $1",
        talk.id(),
        by,
        talk.isInHand() ? talk.consultant() : null);
  }

  /** Whoever handed it on hears of it. */
  public static void accept(Sql tx, LockedConversation talk, ConsultantId by) {
    var offer = mine(talk, by);
    tx.send(
        "update conversation set offered_by = null, offered_from = null where id = $1", talk.id());
    var entry =
        Timelines.add(tx, talk.timeline(), NewEntry.event("offer-accepted", by, false, Map.of()));
    Mentions.call(tx, entry, offer.by());
  }

  /**
   * Gives it back to who handed it on, or, where they are not there, to the front of the queue.
   *
   * @param by null where nobody took it in time
   * @param why a word, or a known reason
   * @param rest for how long the queue does not give it to the same person again
   * @return whether it stands in the queue now
   */
  public static boolean giveBack(
      Sql tx, LockedConversation talk, @Nullable ConsultantId by, String why, Duration rest) {
    var offer = by == null ? offer(talk) : mine(talk, by);
    var from = offer.from() == null || isAway(tx, offer.from()) ? null : offer.from();
    Hands.empty(tx, talk);
    if (from == null) {
      Hands.queue(tx, talk, talk.desk(), true);
      Hands.avoid(tx, talk, rest);
    } else {
      Hands.give(tx, talk, from);
    }
    var details = new HashMap<String, Object>();
    details.put("reason", why);
    if (from != null) {
      details.put("consultant", from.value());
      details.put("name", Hands.name(tx, from));
    }
    var entry =
        Timelines.add(tx, talk.timeline(), NewEntry.event("offer-returned", by, false, details));
    Mentions.call(tx, entry, offer.by());
    return from == null;
  }

  private static boolean isAway(Sql tx, ConsultantId who) {
    return tx.first(
            "select id from consultant where id = $1 and enabled and gone_since is null",
            row -> true,
            who)
        .isEmpty();
  }

  private static LockedConversation.Offer mine(LockedConversation talk, ConsultantId me) {
    if (!me.equals(talk.consultant())) {
      throw new Refusal.Taken();
    }
    return offer(talk);
  }

  private static LockedConversation.Offer offer(LockedConversation talk) {
    if (talk.offer() == null) {
      throw new Refusal.Invalid("no-offer", "Este atendimento já foi aceito ou devolvido.");
    }
    return talk.offer();
  }
}
