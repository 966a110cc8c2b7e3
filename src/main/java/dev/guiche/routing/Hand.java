package dev.guiche.routing;

import dev.guiche.database.Row;
import dev.guiche.desk.ConsultantId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A consultant who is there, locked, and how full their hands are. */
final class Hand {
  /** Everybody gets one before anybody gets a second, as if given out one after the other. */
  static final Comparator<Hand> LONGEST_IDLE =
      Comparator.comparingInt((Hand hand) -> hand.taken)
          .thenComparing(hand -> hand.idleSince)
          .thenComparingLong(hand -> hand.id.value());

  static final Comparator<Hand> LEAST_BUSY =
      Comparator.comparingInt(Hand::load)
          .thenComparing(hand -> hand.idleSince)
          .thenComparingLong(hand -> hand.id.value());

  /** Whose last turn at this desk is longest ago, whatever else they have done since. */
  static final Comparator<Hand> ROUND_ROBIN =
      Comparator.comparingInt((Hand hand) -> hand.taken)
          .thenComparing(hand -> hand.turn, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparingLong(hand -> hand.id.value());

  final ConsultantId id;
  final String name;
  private final int load;
  private final int capacity;
  private final Instant idleSince;
  private final @Nullable Instant turn;
  private final Set<String> skills;
  private final Map<String, Integer> kinds = new HashMap<>();
  private int taken;

  Hand(Row row) {
    id = new ConsultantId(row.number("id"));
    name = row.text("name");
    load = row.integer("load");
    capacity = row.integer("capacity");
    idleSince = row.instant("idle_since");
    turn = row.instantOrNull("turn");
    skills = new HashSet<>(row.texts("skills"));
  }

  /** They have so many talks of this kind of channel. */
  void holds(String kind, int talks) {
    kinds.put(kind, talks);
  }

  int load() {
    return load + taken;
  }

  /**
   * @param most how many talks of a kind one consultant may have
   */
  boolean mayTake(Guest guest, Map<String, Integer> most) {
    return load() < capacity
        && skills.containsAll(guest.needs())
        && !id.equals(guest.avoid())
        && kinds.getOrDefault(guest.kind(), 0) < most.getOrDefault(guest.kind(), Integer.MAX_VALUE);
  }

  void take(Guest guest) {
    taken++;
    kinds.merge(guest.kind(), 1, Integer::sum);
  }
}
