package dev.guiche.ticket.follow;

import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.Protocol;
import dev.guiche.database.Database;
import dev.guiche.database.Row;
import dev.guiche.desk.ConsultantId;
import dev.guiche.ticket.TicketId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to whatever somebody follows, and where they were named; 90 days back. */
public final class Notifications {
  /**
   * What an entry {@code e} tells a watcher {@code w}, as SQL: a kind, or null for nothing. The one
   * rule, for the list and for the live line.
   */
  public static final String KIND =
      """
      case
        when e.consultant_id = w.consultant_id then null
        when e.kind = 'message' and e.author = 'customer' and not e.automatic then 'customer'
        when e.kind = 'message' and e.author = 'consultant' and e.visible then 'answered'
        when e.event ->> 'type' = 'stage' and e.event -> 'ends' is not null then 'ended'
        when e.event ->> 'type' = 'transferred' then 'transferred'
        when e.event ->> 'type' = 'watching' and (e.event ->> 'consultant')::bigint = w.consultant_id then 'invited'
      end
      """;

  private static final String ALL =
      """
      select n.id, n.kind, c.id as conversation_id, t.id as ticket_id, coalesce(t.protocol, c.protocol) as protocol,
             coalesce(t.title, p.name) as title, k.name as by, left(n.text, 200) as text, n.event, n.at,
             exists (select from notification_read r where r.consultant_id = $1 and r.entry_id = n.id) as read
      from (
        select e.id, e.timeline_id, e.consultant_id, e.text, e.event, e.at, 'mentioned' as kind
        from mention m join entry e on e.id = m.entry_id
        where m.consultant_id = $1 and e.at > now() - interval '90 days'
        union all
        select e.id, e.timeline_id, e.consultant_id, e.text, null, e.at, %s as kind
        from watcher w join entry e on e.timeline_id = w.timeline_id
          and e.at >= greatest(w.since, now() - interval '90 days')
        where w.consultant_id = $1) n
      left join ticket t on t.timeline_id = n.timeline_id
      left join conversation c on c.timeline_id = n.timeline_id
      left join contact p on p.id = c.contact_id
      left join consultant k on k.id = n.consultant_id
      where n.kind is not null
      """
          .formatted(KIND);

  private final Database database;

  public Notifications(Database database) {
    this.database = database;
  }

  /**
   * One page, the newest first.
   *
   * @param after the last one of the page before, or null for the first page
   */
  public List<Notification> list(
      ConsultantId me, boolean unreadOnly, @Nullable EntryId after, int limit) {
    return database.list(
        "select * from ("
            + ALL
            + ") a where (not $2 or not read) and ($3::bigint is null or id < $3) order by id desc"
            + " limit $4",
        Notifications::read,
        me,
        unreadOnly,
        after,
        limit);
  }

  public long unread(ConsultantId me) {
    return database.one(
        "select count(*) as n from (" + ALL + ") a where not read", row -> row.number("n"), me);
  }

  /** Marks these as looked at; those that are not the consultant's are passed over. */
  public void markRead(ConsultantId me, List<EntryId> which) {
    database.update(
        MARK + " and id = any($2) on conflict do nothing", me, which.toArray(EntryId[]::new));
  }

  public void markAllRead(ConsultantId me) {
    database.update(MARK + " on conflict do nothing", me);
  }

  private static final String MARK =
      "insert into notification_read (consultant_id, entry_id) select $1, id from ("
          + ALL
          + ") a where not read";

  private static Notification read(Row row) {
    var conversation = row.numberOrNull("conversation_id");
    var ticket = row.numberOrNull("ticket_id");
    return new Notification(
        new EntryId(row.number("id")),
        row.constant("kind", Notification.Kind.class),
        conversation == null ? null : new ConversationId(conversation),
        ticket == null ? null : new TicketId(ticket),
        new Protocol(row.text("protocol")),
        row.text("title"),
        row.textOrNull("by"),
        row.text("text"),
        row.jsonOrNull("event"),
        row.instant("at"),
        row.flag("read"));
  }
}
