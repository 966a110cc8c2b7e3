package dev.guiche.panel.live;

import dev.guiche.conversation.Sight;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import java.util.List;

/**
 * What a socket may see.
 *
 * @param desks those of the consultant, by id
 */
record Scope(ConsultantId me, Sight sight, List<DeskId> desks) {
  boolean sees(News.Place place) {
    return sight.covers(place.hands(), place.desk(), desks);
  }

  boolean isMine(News.Place place) {
    return me.equals(place.hands());
  }

  Audience audience() {
    return sight.only() == null ? new Audience(true, List.of()) : new Audience(false, desks);
  }
}
