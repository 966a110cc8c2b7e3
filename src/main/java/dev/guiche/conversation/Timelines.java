package dev.guiche.conversation;

import dev.guiche.contact.ContactId;
import dev.guiche.database.Sql;
import org.jspecify.annotations.Nullable;

/** Makes timelines and writes on them, always inside a transaction of the caller's. */
public final class Timelines {
  /**
   * Steps between entries leave room for a message that arrives after those that were sent later.
   */
  static final long STEP = 65_536;

  private Timelines() {}

  public static TimelineId open(Sql tx, ContactId contact) {
    return tx.one(
        "insert into timeline (contact_id) values ($1) returning id",
        row -> new TimelineId(row.number("id")),
        contact);
  }

  /** Nobody else writes on it until the transaction ends. */
  public static void lock(Sql tx, TimelineId timeline) {
    tx.send("select 1 from timeline where id = $1 for update", timeline);
  }

  /** Writes at the end. A word to the customer ends their waiting. */
  public static EntryId add(Sql tx, TimelineId timeline, NewEntry entry) {
    return tx.one(ADD, row -> new EntryId(row.number("id")), values(timeline, entry));
  }

  /** The same, for whoever needs no number: nobody waits for it. */
  public static void write(Sql tx, TimelineId timeline, NewEntry entry) {
    tx.send(ADD, values(timeline, entry));
  }

  private static final String ADD =
      """
      with line as (
        update timeline set
          last_position = last_position + 65536,
          last_entry_at = clock_timestamp(),
          last_staff_at = case when $4 then clock_timestamp() else last_staff_at end,
          waiting_since = case when $4 then null else waiting_since end,
          unread = case when $4 then 0 else unread end,
          changed = pg_current_xact_id()
        where id = $1 returning last_position)
      insert into entry (timeline_id, position, kind, author, consultant_id, visible, channel,
                         text, html, event, answers, client_key)
      select $1, last_position, $2, $3, $5, $6, $7, $8, $9, $10, $11, $12 from line
      returning id
      """;

  private static @Nullable Object[] values(TimelineId timeline, NewEntry entry) {
    return new @Nullable Object[] {
      timeline,
      entry.kind(),
      entry.author(),
      entry.kind() == EntryKind.MESSAGE && entry.author() == Author.CONSULTANT,
      entry.consultant(),
      entry.visible(),
      entry.channel(),
      entry.text(),
      entry.html(),
      entry.event(),
      entry.answers(),
      entry.clientKey()
    };
  }

  /** Where an entry stands. */
  public static TimelineId of(Sql sql, EntryId entry) {
    return sql.one(
        "select timeline_id from entry where id = $1",
        row -> new TimelineId(row.number("timeline_id")),
        entry);
  }

  /** Marks an entry, and with it its timeline, as changed. */
  public static void touch(Sql tx, EntryId entry) {
    tx.send(
        """
        with touched as (
          update entry set changed = pg_current_xact_id() where id = $1 returning timeline_id)
        update timeline set changed = pg_current_xact_id()
        where id = (select timeline_id from touched)
        """,
        entry);
  }
}
