package dev.guiche.conversation;

import dev.guiche.channel.InboundMessage;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import java.util.Optional;

/** A customer's newer wording. The older one is kept, for whoever asks what was there before. */
final class Edits {
  private final Database database;

  Edits(Database database) {
    this.database = database;
  }

  record Edited(EntryId entry, TimelineId timeline) {}

  private record Found(EntryId entry, TimelineId timeline, String text) {}

  /** Empty when the message was never received. */
  Optional<Edited> apply(InboundMessage wording) {
    return database.inTransaction(
        tx -> {
          var found = find(tx, wording);
          found
              .filter(old -> !old.text().equals(wording.content().text()))
              .ifPresent(old -> replace(tx, old.entry(), wording));
          return found.map(old -> new Edited(old.entry(), old.timeline()));
        });
  }

  private static Optional<Found> find(Sql tx, InboundMessage wording) {
    return tx.first(
        """
        select id, timeline_id, text from entry
        where channel = $1 and external_id = $2 and author = 'customer' for update
        """,
        row ->
            new Found(
                new EntryId(row.number("id")),
                new TimelineId(row.number("timeline_id")),
                row.text("text")),
        wording.channel().value(),
        wording.externalId().value());
  }

  private static void replace(Sql tx, EntryId entry, InboundMessage wording) {
    tx.send(
        "insert into entry_revision (entry_id, text, html) select id, text, html from entry where"
            + " id = $1",
        entry);
    tx.send(
        "update entry set text = $2, html = $3, edited_at = now() where id = $1",
        entry,
        wording.content().text(),
        wording.content().html());
    Timelines.touch(tx, entry);
  }
}
