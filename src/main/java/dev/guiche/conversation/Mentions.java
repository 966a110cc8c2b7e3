package dev.guiche.conversation;

import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import java.util.List;

/** Who is named in a note, and by it called to where it stands. */
public final class Mentions {
  private Mentions() {}

  /** Calls somebody to what the house itself has written. */
  public static void call(Sql tx, EntryId entry, ConsultantId to) {
    tx.update(
        """
        insert into mention (consultant_id, timeline_id, entry_id)
        select k.id, e.timeline_id, e.id from entry e, consultant k
        where e.id = $1 and k.id = $2 and k.enabled
        """,
        entry,
        to);
  }

  /** Keeps whom a note names; its author and whoever cannot come in any more are left out. */
  public static void keep(Sql tx, EntryId note, ConsultantId by, List<ConsultantId> named) {
    if (named.isEmpty()) {
      return;
    }
    tx.send(
        """
        insert into mention (consultant_id, timeline_id, entry_id)
        select k.id, e.timeline_id, e.id from entry e, consultant k
        where e.id = $1 and k.id = any($2) and k.id <> $3 and k.enabled
        """,
        note,
        named.toArray(ConsultantId[]::new),
        by);
  }

  /** Calls these to where an entry stands. */
  public static void call(Sql tx, EntryId entry, List<ConsultantId> called) {
    tx.send(
        """
        insert into mention (consultant_id, timeline_id, entry_id)
        select k.id, e.timeline_id, e.id from entry e, consultant k
        where e.id = $1 and k.id = any($2) and k.enabled
        """,
        entry,
        called.toArray(ConsultantId[]::new));
  }
}
