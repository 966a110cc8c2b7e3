package dev.guiche.routing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guiche.desk.ConsultantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who gets whom, one guest after the other in the queue's order: whom the guest prefers, or else
 * who is first by the desk's rule, of all who may have them.
 *
 * @param most how many talks of a kind of channel one consultant may have
 * @param rule its name, for the event
 */
record Pairing(Comparator<Hand> order, Map<String, Integer> most, String rule) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHOWN = 10;

  /**
   * @param event why it was so, as the timeline keeps it
   */
  record Pair(Guest guest, Hand hand, ObjectNode event) {}

  /** Whoever finds nobody stays in the queue, and those behind them are served. */
  List<Pair> of(List<Guest> guests, Collection<Hand> hands) {
    var pairs = new ArrayList<Pair>();
    for (var guest : guests) {
      var able = hands.stream().filter(hand -> hand.mayTake(guest, most)).sorted(order).toList();
      if (!able.isEmpty()) {
        pairs.add(pair(guest, able));
      }
    }
    return pairs;
  }

  private Pair pair(Guest guest, List<Hand> able) {
    var portfolio = among(able, guest.portfolio());
    var last = among(able, guest.last());
    var hand = portfolio.or(() -> last).orElse(able.getFirst());
    String reason = portfolio.isPresent() ? "portfolio" : last.isPresent() ? "last-served" : rule;
    var event =
        JSON.createObjectNode()
            .put("type", "assigned")
            .put("consultant", hand.id.value())
            .put("name", hand.name)
            .put("reason", reason)
            .put("load", hand.load() + 1);
    var candidates = event.putArray("candidates");
    able.stream()
        .limit(SHOWN)
        .forEach(one -> candidates.addObject().put("name", one.name).put("load", one.load()));
    if (!guest.needs().isEmpty()) {
      event.put("needs", String.join(", ", guest.needs()));
    }
    hand.take(guest);
    return new Pair(guest, hand, event);
  }

  private static Optional<Hand> among(List<Hand> able, @Nullable ConsultantId wanted) {
    return able.stream().filter(hand -> hand.id.equals(wanted)).findFirst();
  }
}
