package dev.guiche.routing;

import dev.guiche.config.QueueConfig;
import dev.guiche.config.Routing;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Database;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The atomic step: the first in a desk's queue to the consultants who may have them and are next by
 * the desk's rule. Talks and consultants are locked, paired, and written down in one transaction.
 */
final class HandOut {
  private final Database database;
  private final Function<DeskId, QueueConfig> rules;

  HandOut(Database database) {
    this(database, desk -> QueueConfig.USUAL);
  }

  HandOut(Database database, Function<DeskId, QueueConfig> rules) {
    this.database = database;
    this.rules = rules;
  }

  record Assignment(ConversationId conversation, TimelineId timeline, ConsultantId consultant) {}

  /**
   * Gives out up to {@code most} conversations; empty when nobody waits or nobody is free. Whose
   * hands are changing just then is passed over, unless nobody else is left: then it waits for
   * them, so that nobody goes without work.
   */
  List<Assignment> next(DeskId desk, int most) {
    var rule = rules.apply(desk);
    var called = isCalled(desk) ? give(Circle.CALLED, QueueConfig.USUAL, desk, 1) : NOBODY;
    if (!called.assignments().isEmpty() || rule.routing() == Routing.MANUAL) {
      return called.assignments();
    }
    var several = give(Circle.MEMBERS, rule, desk, most);
    boolean passedOver = several.assignments().isEmpty() && several.guests() > 0;
    return (passedOver ? give(Circle.PATIENT, rule, desk, most) : several).assignments();
  }

  /**
   * What came of a try.
   *
   * @param guests for whom somebody seemed to be there
   */
  private record Given(int guests, List<Assignment> assignments) {}

  private static final Given NOBODY = new Given(0, List.of());

  private boolean isCalled(DeskId desk) {
    return database.one(
        """
        select exists (
          select from conversation c where c.desk_id = $1 and c.state = 'queued' and c.held_until > now()
            and exists (select from called where conversation_id = c.id)) as called
        """,
        row -> row.flag("called"),
        desk);
  }

  private Given give(Circle circle, QueueConfig rule, DeskId desk, int most) {
    return database.inTransaction(
        tx -> {
          var line = new Line(circle, rule, desk);
          var guests = line.guests(tx, most);
          if (guests.isEmpty()) {
            return NOBODY;
          }
          var pairs = pairing(circle, rule).of(guests, line.hands(tx, guests));
          if (!pairs.isEmpty()) {
            Placed.write(tx, desk, pairs, rule.routing() == Routing.ROUND_ROBIN);
          }
          return new Given(guests.size(), pairs.stream().map(HandOut::assignment).toList());
        });
  }

  private static Assignment assignment(Pairing.Pair pair) {
    return new Assignment(pair.guest().id(), pair.guest().timeline(), pair.hand().id);
  }

  private static Pairing pairing(Circle circle, QueueConfig rule) {
    if (circle == Circle.CALLED) {
      return new Pairing(Hand.LONGEST_IDLE, Map.of(), "on-call");
    }
    return switch (rule.routing()) {
      case LONGEST_IDLE, MANUAL -> new Pairing(Hand.LONGEST_IDLE, rule.capacity(), "longest-idle");
      case LEAST_BUSY -> new Pairing(Hand.LEAST_BUSY, rule.capacity(), "least-busy");
      case ROUND_ROBIN -> new Pairing(Hand.ROUND_ROBIN, rule.capacity(), "round-robin");
    };
  }

  /** The desks in whose queue somebody waits, the longest wait first. */
  List<DeskId> waitingDesks() {
    return database.list(
        """
        select desk_id from conversation c
        where state = 'queued' and ((c.held_until is null or c.held_until <= now())
          or exists (select from called where conversation_id = c.id))
        group by desk_id order by min(queued_at)
        """,
        row -> new DeskId(row.number("desk_id")));
  }
}
