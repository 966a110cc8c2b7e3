package dev.guiche.conversation;

import dev.guiche.contact.ContactId;
import dev.guiche.database.Sql;
import java.util.List;
import java.util.Optional;

/** What a customer writes to us without a channel between: in their own area. */
public final class CustomerWords {
  private CustomerWords() {}

  /**
   * Writes at the end; the customer waits from now on. The same key given again is the same entry.
   *
   * @throws Refusal.FileGone when an upload is not there, not theirs, or used already
   * @throws Refusal.NotFound when the key was used on another timeline
   */
  public static EntryId add(
      Sql tx, TimelineId timeline, ContactId by, String text, List<Long> uploads, String key) {
    var earlier = earlier(tx, timeline, by, key);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    var entry =
        tx.one(
            """
            with line as (
              update timeline set
                last_position = last_position + 65536, last_entry_at = now(), last_customer_at = now(),
                waiting_since = coalesce(waiting_since, now()), unread = unread + 1,
                changed = pg_current_xact_id()
              where id = $1 returning last_position)
            insert into entry (timeline_id, position, kind, author, contact_id, visible, text, client_key)
            select $1, last_position, 'message', 'customer', $2, true, $3, $4 from line returning id
            """,
            row -> new EntryId(row.number("id")),
            timeline,
            by,
            text.replace("\0", "").strip(),
            key);
    attach(tx, entry, by, uploads);
    return entry;
  }

  /** What was written under this key already. */
  public static Optional<EntryId> earlier(Sql tx, TimelineId timeline, ContactId by, String key) {
    return new Entries(tx)
        .byClientKey(key)
        .map(
            entry -> {
              if (!entry.timeline().equals(timeline) || !by.equals(entry.contact())) {
                throw new Refusal.NotFound("entry");
              }
              return entry.id();
            });
  }

  private static void attach(Sql tx, EntryId entry, ContactId by, List<Long> uploads) {
    if (uploads.isEmpty()) {
      return;
    }
    tx.update("update entry set has_files = true where id = $1", entry);
    int taken =
        tx.update(
            """
            update attachment set entry_id = $1
            where id = any($2) and uploaded_contact = $3 and entry_id is null
            """,
            entry,
            uploads.toArray(Long[]::new),
            by);
    if (taken != uploads.stream().distinct().count()) {
      throw new Refusal.FileGone();
    }
  }
}
