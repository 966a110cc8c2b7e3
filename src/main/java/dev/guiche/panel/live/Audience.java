package dev.guiche.panel.live;

import dev.guiche.desk.DeskId;
import java.util.List;

/**
 * Sockets that see the same desks. What goes to all of an audience is put together once.
 *
 * @param everything whether they see every desk
 * @param desks by id
 */
record Audience(boolean everything, List<DeskId> desks) {
  boolean sees(DeskId desk) {
    return everything || desks.contains(desk);
  }
}
