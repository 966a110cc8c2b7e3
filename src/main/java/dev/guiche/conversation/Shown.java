package dev.guiche.conversation;

import dev.guiche.database.Sql;
import java.util.List;
import java.util.Optional;

/**
 * What a customer may see of a timeline: the one rule, for every way out of the house. An entry
 * says it itself; a file follows its entry; what is not on an entry is nobody's to see.
 */
public final class Shown {
  /** The rule as SQL over {@code entry e}. */
  public static final String RULE = "e.visible";

  private Shown() {}

  public static boolean to(Entry entry) {
    return entry.visible();
  }

  /** All of these timelines, oldest first. */
  public static List<Entry> on(Sql sql, List<TimelineId> timelines) {
    return new Entries(sql)
        .page(timelines, null, Integer.MAX_VALUE).stream().filter(Shown::to).toList();
  }

  /** A file on an entry that may be seen. */
  public static Optional<Attachments.Placed> file(Sql sql, long id) {
    return sql.first(
            "select 1 as found from attachment a join entry e on e.id = a.entry_id where a.id = $1"
                + " and "
                + RULE,
            row -> true,
            id)
        .flatMap(seen -> new Attachments(sql).find(id));
  }
}
