package dev.guiche.panel.live;

import dev.guiche.conversation.ConversationState;
import dev.guiche.database.Database;
import dev.guiche.database.Row;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many conversations stand under each tab: counted once for everybody, then summed by scope.
 */
final class Counting {
  private final Database database;

  Counting(Database database) {
    this.database = database;
  }

  /** So many of the same desk, state and hands. */
  record Heap(News.Place place, ConversationState state, long number) {}

  List<Heap> heaps() {
    return database.list(
        """
        select desk_id, state, consultant_id, count(*) as number from conversation
        where state <> 'closed' group by 1, 2, 3
        """,
        Counting::read);
  }

  private static Heap read(Row row) {
    return new Heap(
        new News.Place(null, null, new DeskId(row.number("desk_id")), hands(row)),
        row.constant("state", ConversationState.class),
        row.number("number"));
  }

  private static @Nullable ConsultantId hands(Row row) {
    var id = row.numberOrNull("consultant_id");
    return id == null ? null : new ConsultantId(id);
  }

  static Frames.CountsFrame of(List<Heap> heaps, Scope scope, long change) {
    long waiting = 0;
    long mine = 0;
    long all = 0;
    for (var heap : heaps) {
      if (scope.sees(heap.place())) {
        all += heap.number();
        waiting += heap.state() == ConversationState.QUEUED ? heap.number() : 0;
        mine += scope.isMine(heap.place()) ? heap.number() : 0;
      }
    }
    return new Frames.CountsFrame("counts", waiting, mine, all, change);
  }
}
