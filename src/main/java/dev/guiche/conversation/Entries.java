package dev.guiche.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.channel.DeliveryStatus;
import dev.guiche.contact.ContactId;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands on timelines. Always ordered as the customer sees it: position, then number.
 */
public final class Entries {
  private static final String SELECT =
      """
      select e.id, e.timeline_id, e.position, e.kind, e.author, e.consultant_id, e.contact_id,
             coalesce(k.name, p.name, '') as author_name, e.visible, e.channel, e.subject, e.text, e.html, e.folded, e.event,
             f.files, d.status, d.reason, q.id as answers_id, e.automatic, e.third_party, e.client_key, e.at, e.edited_at
      from entry e
      join timeline t on t.id = e.timeline_id
      left join consultant k on k.id = e.consultant_id
      left join contact p on e.author = 'customer' and p.id = coalesce(e.contact_id, t.contact_id)
      left join lateral (
        select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type, 'size', a.size,
                 'state', a.state, 'reason', a.reason, 'contentId', a.content_id) order by a.id) as files
        from attachment a where e.has_files and a.entry_id = e.id) f on true
      left join lateral (
        select status, reason from delivery where entry_id = e.id
        order by array_position(array['failed','pending','sending','sent','delivered','read'], status) limit 1
      ) d on e.author <> 'customer'
      left join lateral (
        select o.id from entry o where e.answers is not null and o.timeline_id = e.timeline_id
          and (o.external_id = e.answers
               or exists (select from delivery x where x.entry_id = o.id and x.external_id = e.answers))
        limit 1) q on true
      """;

  private final Sql sql;

  public Entries(Sql sql) {
    this.sql = sql;
  }

  /**
   * The newest {@code limit} entries of these timelines, oldest first. Several timelines follow
   * each other in the order given: a ticket's begins with its conversations'.
   *
   * @param before only what stands before this entry, or null
   */
  public List<Entry> page(List<TimelineId> timelines, @Nullable EntryId before, int limit) {
    var newestFirst =
        sql.list(
            SELECT
                + """
                 where e.timeline_id = any($1) and ($2::bigint is null or
                   (array_position($1, e.timeline_id), e.position, e.id) <
                   (select array_position($1, b.timeline_id), b.position, b.id from entry b where b.id = $2))
                order by array_position($1, e.timeline_id) desc, e.position desc, e.id desc limit $3
                """,
            Entries::read,
            timelines.toArray(TimelineId[]::new),
            before,
            limit);
    return newestFirst.reversed();
  }

  public List<Entry> page(TimelineId timeline, @Nullable EntryId before, int limit) {
    return page(List.of(timeline), before, limit);
  }

  public Optional<Entry> find(EntryId id) {
    return sql.first(SELECT + " where e.id = $1", Entries::read, id);
  }

  /** Those of these that are there, each timeline's in its order. */
  public List<Entry> all(Collection<EntryId> ids) {
    return sql.list(
        SELECT + " where e.id = any($1) order by e.timeline_id, e.position, e.id",
        Entries::read,
        (Object) ids.toArray(EntryId[]::new));
  }

  public Optional<Entry> byClientKey(String key) {
    return sql.first(SELECT + " where e.client_key = $1", Entries::read, key);
  }

  /**
   * The entries of a timeline that changed since; some may have been seen already. See {@link
   * Conversations#horizon}.
   */
  public List<Entry> changedSince(TimelineId timeline, long horizon) {
    return sql.list(
        SELECT
            + """
             where e.timeline_id = $1 and e.changed >= $2::text::xid8
            order by e.position, e.id
            """,
        Entries::read,
        timeline,
        Long.toString(horizon));
  }

  private static Entry read(Row row) {
    var consultant = row.numberOrNull("consultant_id");
    var contact = row.numberOrNull("contact_id");
    var answers = row.numberOrNull("answers_id");
    return new Entry(
        new EntryId(row.number("id")),
        new TimelineId(row.number("timeline_id")),
        row.number("position"),
        row.constant("kind", EntryKind.class),
        row.constant("author", Author.class),
        consultant == null ? null : new ConsultantId(consultant),
        contact == null ? null : new ContactId(contact),
        row.text("author_name"),
        row.flag("visible"),
        row.textOrNull("channel"),
        row.textOrNull("subject"),
        row.text("text"),
        row.textOrNull("html"),
        row.textOrNull("folded"),
        row.jsonOrNull("event"),
        attachments(row.jsonOrNull("files")),
        row.constantOrNull("status", DeliveryStatus.class),
        row.textOrNull("reason"),
        answers == null ? null : new EntryId(answers),
        row.flag("automatic"),
        row.flag("third_party"),
        row.textOrNull("client_key"),
        row.instant("at"),
        row.instantOrNull("edited_at"));
  }

  private static List<Attachment> attachments(@Nullable JsonNode files) {
    if (files == null) {
      return List.of();
    }
    var attachments = new ArrayList<Attachment>();
    for (var file : files) {
      attachments.add(
          new Attachment(
              file.get("id").asLong(),
              file.get("name").asText(),
              file.get("mediaType").asText(),
              file.get("size").isNull() ? null : file.get("size").asLong(),
              Attachment.State.valueOf(file.get("state").asText().toUpperCase(Locale.ROOT)),
              file.get("reason").isNull() ? null : file.get("reason").asText(),
              file.get("contentId").isNull() ? null : file.get("contentId").asText()));
    }
    return attachments;
  }
}
