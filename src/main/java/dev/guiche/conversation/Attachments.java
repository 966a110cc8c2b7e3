package dev.guiche.conversation;

import dev.guiche.channel.InboundAttachment;
import dev.guiche.contact.ContactId;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Files on timelines. Their bytes live in the database, so that what is committed is all there. */
public final class Attachments {
  /** The most that one file may have, in bytes: what mail servers commonly take. */
  public static final long LONGEST = 25L * 1024 * 1024;

  private final Sql sql;

  public Attachments(Sql sql) {
    this.sql = sql;
  }

  /**
   * A file with its bytes and the timeline on which it stands; the timeline is null while it is
   * only uploaded.
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  public record Content(
      long id,
      @Nullable TimelineId timeline,
      @Nullable ConsultantId uploadedBy,
      boolean visible,
      String name,
      String mediaType,
      byte[] bytes) {}

  /** Keeps a consultant's file until a message takes it; at most {@link #LONGEST}. */
  public Attachment upload(ConsultantId by, String name, String mediaType, byte[] bytes) {
    return upload(by, null, name, mediaType, bytes);
  }

  /** The same for a customer's. */
  public Attachment upload(ContactId by, String name, String mediaType, byte[] bytes) {
    return upload(null, by, name, mediaType, bytes);
  }

  private Attachment upload(
      @Nullable ConsultantId consultant,
      @Nullable ContactId contact,
      String name,
      String mediaType,
      byte[] bytes) {
    if (bytes.length > LONGEST) {
      throw new IllegalArgumentException("A file has at most " + LONGEST + " bytes");
    }
    return sql.one(
        """
        with file as (
          insert into attachment (uploaded_by, uploaded_contact, name, media_type, size, state)
          values ($1, $6, $2, $3, $4, 'stored')
          returning id),
        kept as (insert into attachment_content (attachment_id, bytes) select id, $5 from file)
        select id from file
        """,
        row ->
            new Attachment(
                row.number("id"),
                name,
                mediaType,
                (long) bytes.length,
                Attachment.State.STORED,
                null,
                null),
        consultant,
        name,
        mediaType,
        (long) bytes.length,
        bytes,
        contact);
  }

  /**
   * A file without its bytes, and where it stands.
   *
   * @param timeline null while it is only uploaded
   */
  public record Placed(
      Attachment file, @Nullable TimelineId timeline, @Nullable ConsultantId uploadedBy) {}

  public Optional<Placed> find(long id) {
    return sql.first(
        """
        select a.id, a.name, a.media_type, a.size, a.state, a.reason, a.content_id, a.uploaded_by, e.timeline_id
        from attachment a left join entry e on e.id = a.entry_id where a.id = $1
        """,
        Attachments::placed,
        id);
  }

  private static Placed placed(Row row) {
    var timeline = row.numberOrNull("timeline_id");
    var by = row.numberOrNull("uploaded_by");
    return new Placed(
        new Attachment(
            row.number("id"),
            row.text("name"),
            row.text("media_type"),
            row.numberOrNull("size"),
            row.constant("state", Attachment.State.class),
            row.textOrNull("reason"),
            row.textOrNull("content_id")),
        timeline == null ? null : new TimelineId(timeline),
        by == null ? null : new ConsultantId(by));
  }

  /** Some of a file's bytes, from the first one's number 0 on; fewer at its end. */
  public byte[] part(long id, long from, int length) {
    return sql.first(
            "select substring(bytes from $2 for $3) as part from attachment_content where"
                + " attachment_id = $1",
            row -> row.bytes("part"),
            id,
            Math.toIntExact(from + 1),
            length)
        .orElse(new byte[0]);
  }

  public Optional<Content> content(long id) {
    return sql.first(
        """
        select a.id, e.timeline_id, a.uploaded_by, coalesce(e.visible, false) as visible, a.name, a.media_type, c.bytes
        from attachment a join attachment_content c on c.attachment_id = a.id left join entry e on e.id = a.entry_id
        where a.id = $1
        """,
        Attachments::read,
        id);
  }

  private static Content read(Row row) {
    var timeline = row.numberOrNull("timeline_id");
    var by = row.numberOrNull("uploaded_by");
    return new Content(
        row.number("id"),
        timeline == null ? null : new TimelineId(timeline),
        by == null ? null : new ConsultantId(by),
        row.flag("visible"),
        row.text("name"),
        row.text("media_type"),
        row.bytes("bytes"));
  }

  /**
   * Puts a consultant's own uploads on an entry; false when one is not there, not theirs, or used
   * already.
   */
  public static boolean attach(Sql tx, EntryId entry, ConsultantId by, List<Long> uploads) {
    if (uploads.isEmpty()) {
      return true;
    }
    tx.send("update entry set has_files = true where id = $1", entry);
    return tx.update(
            "update attachment set entry_id = $1 where id = any($2) and uploaded_by = $3 and"
                + " entry_id is null",
            entry,
            uploads.toArray(Long[]::new),
            by)
        == uploads.stream().distinct().count();
  }

  /** Puts the files of one entry on another one too. */
  public static void copy(Sql tx, EntryId from, EntryId to) {
    var files =
        tx.list(
            "select id from attachment where entry_id = $1 order by id",
            row -> row.number("id"),
            from);
    for (long file : files) {
      tx.update(
          """
          with copy as (
            insert into attachment (entry_id, uploaded_by, name, media_type, size, state, channel, reference, content_id, reason)
            select $2, uploaded_by, name, media_type, size, state, channel, reference, content_id, reason
            from attachment where id = $1 returning id)
          insert into attachment_content (attachment_id, bytes)
          select copy.id, c.bytes from copy, attachment_content c where c.attachment_id = $1
          """,
          file,
          to);
    }
    if (!files.isEmpty()) {
      tx.update("update entry set has_files = true where id = $1", to);
    }
  }

  /** Puts a file that the house itself made on an entry. Returns its number. */
  public static long add(Sql tx, EntryId entry, String name, String mediaType, byte[] bytes) {
    tx.send("update entry set has_files = true where id = $1", entry);
    return tx.one(
        """
        with file as (
          insert into attachment (entry_id, name, media_type, size, state) values ($1, $2, $3, $4, 'stored')
          returning id),
        kept as (insert into attachment_content (attachment_id, bytes) select id, $5 from file)
        select id from file
        """,
        row -> row.number("id"),
        entry,
        name,
        mediaType,
        (long) bytes.length,
        bytes);
  }

  /**
   * What came with a customer's message: bytes are kept, references are fetched once the message is
   * safe.
   */
  static void received(Sql tx, EntryId entry, String channel, InboundAttachment file) {
    if (file.bytes() != null) {
      var id = add(tx, entry, file.name(), file.mediaType(), file.bytes());
      if (file.contentId() != null) {
        tx.send("update attachment set content_id = $2 where id = $1", id, file.contentId());
      }
      return;
    }
    tx.send(
        """
        insert into attachment (entry_id, name, media_type, state, channel, reference, content_id)
        values ($1, $2, $3, 'pending', $4, $5, $6)
        """,
        entry,
        file.name(),
        file.mediaType(),
        channel,
        file.reference(),
        file.contentId());
  }

  /** Uploads that no message has taken within a day are forgotten. */
  public static void forgetUnused(Sql sql) {
    sql.send(
        """
        delete from attachment
        where entry_id is null and coalesce(uploaded_by, uploaded_contact) is not null and created_at < now() - interval '1 day'
        """);
  }

  /** Where a file stands, whether or not its bytes are here. */
  public Optional<TimelineId> timelineOf(long id) {
    return sql.first(
        "select e.timeline_id from attachment a join entry e on e.id = a.entry_id where a.id = $1",
        row -> new TimelineId(row.number("timeline_id")),
        id);
  }
}
