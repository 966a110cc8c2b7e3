package dev.guiche.panel.live;

import dev.guiche.conversation.Entry;
import dev.guiche.desk.ConsultantId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads from a timeline's events who gained or lost something by them. */
final class Moves {
  /** After these a conversation or ticket may be out of somebody's sight. */
  private static final Set<String> MOVES =
      Set.of(
          "assigned",
          "unassigned",
          "released",
          "transferred",
          "offered",
          "offer-returned",
          "overflowed");

  private Moves() {}

  static boolean isMove(Entry entry) {
    return MOVES.contains(type(entry));
  }

  /** Whom a conversation was just given to by the queue or a colleague; null otherwise. */
  static @Nullable ConsultantId assignedTo(Entry entry, News.Place place) {
    var event = entry.event();
    if (place.conversation() == null
        || !isMove(entry)
        || event == null
        || !event.has("consultant")) {
      return null;
    }
    var to = new ConsultantId(event.get("consultant").asLong());
    return to.equals(place.hands()) && !to.equals(entry.consultant()) ? to : null;
  }

  private static String type(Entry entry) {
    return entry.event() == null ? "" : entry.event().path("type").asText();
  }
}
