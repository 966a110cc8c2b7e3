package dev.guiche.transcript;

import dev.guiche.conversation.Entry;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Sql;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Remembers what of a talk an address has had already. */
final class SentEntries {
  private SentEntries() {}

  static Set<EntryId> to(Sql tx, TimelineId talk, String address) {
    return new HashSet<>(
        tx.list(
            """
            select unnest(entries) as entry from transcript
            where timeline_id = $1 and address = $2
            """,
            row -> new EntryId(row.number("entry")),
            talk,
            address.toLowerCase(Locale.ROOT)));
  }

  /**
   * @param carrier the event whose delivery is the mail
   */
  static void remember(
      Sql tx, TimelineId talk, EntryId carrier, String address, List<Entry> entries) {
    tx.send(
        "insert into transcript (timeline_id, entry_id, address, entries) values ($1, $2, $3, $4)",
        talk,
        carrier,
        address.toLowerCase(Locale.ROOT),
        entries.stream().map(Entry::id).toArray(EntryId[]::new));
  }
}
