package dev.guiche.conversation;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.ChannelName;
import dev.guiche.channel.DeliveryStatus;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.VisitorEntry;
import dev.guiche.channel.VisitorFile;
import dev.guiche.channel.VisitorTalk;
import dev.guiche.channel.VisitorTimeline;
import dev.guiche.database.Database;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a web visitor sees: the visible messages of all their talks on a channel, as one. Positions
 * rise along all of them because each new conversation begins where the one before it ended.
 */
public final class VisitorReading implements VisitorTimeline {
  /** Visible messages of one visitor on one channel: $1 channel, $2 kind, $3 address. */
  private static final String SELECT =
      """
      select e.id, e.position, e.author, coalesce(k.name, '') as name, e.text, e.at, e.edited_at is not null as edited,
             case when e.author = 'customer' then e.external_id end as own, d.id as delivery, d.status,
             coalesce(d.choices, '{}') as choices, f.files
      from conversation c
      join contact_address a on a.id = c.address_id
      join entry e on e.timeline_id = c.timeline_id
      left join consultant k on k.id = e.consultant_id
      left join lateral (
        select id, status, choices from delivery where entry_id = e.id and channel = c.channel order by id limit 1) d on true
      left join lateral (
        select jsonb_agg(jsonb_build_object('id', x.id, 'name', x.name, 'mediaType', x.media_type,
                 'size', coalesce(x.size, 0), 'stored', x.state = 'stored') order by x.id) as files
        from attachment x where e.has_files and x.entry_id = e.id) f on true
      where c.channel = $1 and a.kind = $2 and a.address = $3 and e.kind = 'message' and
      """
          + Shown.RULE;

  private static final String HORIZON =
      "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as n";

  private final Database database;

  public VisitorReading(Database database) {
    this.database = database;
  }

  @Override
  public Read since(ChannelName channel, Address visitor, long change, int most) {
    var horizon = horizon(database);
    if (change > 0 && change <= horizon) {
      var news = newest(channel, visitor, change, most + 1);
      if (news.size() <= most) {
        return new Read(news, false, false, talk(channel, visitor), horizon);
      }
    }
    var newest = newest(channel, visitor, 0, most + 1);
    boolean more = newest.size() > most;
    var shown = more ? newest.subList(newest.size() - most, newest.size()) : newest;
    return new Read(shown, true, more, talk(channel, visitor), horizon);
  }

  private static long horizon(Sql sql) {
    return sql.one(HORIZON, row -> row.number("n"));
  }

  private List<VisitorEntry> newest(ChannelName channel, Address visitor, long change, int most) {
    return database
        .list(
            SELECT
                + " and e.changed >= $4::text::xid8 order by e.position desc, e.id desc limit $5",
            VisitorReading::entry,
            channel.value(),
            visitor.kind(),
            visitor.value(),
            Long.toString(change),
            most)
        .reversed();
  }

  @Override
  public List<VisitorEntry> before(ChannelName channel, Address visitor, long position, int most) {
    return database
        .list(
            SELECT + " and e.position < $4 order by e.position desc, e.id desc limit $5",
            VisitorReading::entry,
            channel.value(),
            visitor.kind(),
            visitor.value(),
            position,
            most)
        .reversed();
  }

  private static VisitorEntry entry(Row row) {
    var own = row.textOrNull("own");
    var files = new java.util.ArrayList<VisitorEntry.File>();
    var json = row.jsonOrNull("files");
    if (json != null) {
      json.forEach(
          file ->
              files.add(
                  new VisitorEntry.File(
                      file.get("id").asLong(),
                      file.get("name").asText(),
                      file.get("mediaType").asText(),
                      file.get("size").asLong(),
                      file.get("stored").asBoolean())));
    }
    return new VisitorEntry(
        row.number("id"),
        row.number("position"),
        author(row.constant("author", Author.class)),
        row.text("name"),
        row.text("text"),
        files,
        row.instant("at"),
        row.flag("edited"),
        own == null ? null : new ExternalId(own),
        row.numberOrNull("delivery"),
        row.constantOrNull("status", DeliveryStatus.class),
        row.texts("choices"));
  }

  private static VisitorEntry.Author author(Author author) {
    return switch (author) {
      case CUSTOMER -> VisitorEntry.Author.VISITOR;
      case CONSULTANT -> VisitorEntry.Author.CONSULTANT;
      case SYSTEM -> VisitorEntry.Author.SYSTEM;
    };
  }

  private VisitorTalk talk(ChannelName channel, Address visitor) {
    return database
        .first(
            """
            select c.state, k.name, c.protocol,
                   case when c.state = 'queued' then (
                     select count(*) from conversation q where q.desk_id = c.desk_id and q.state = 'queued'
                       and (not q.at_front, -q.priority, q.queued_at, q.id)
                         <= (not c.at_front, -c.priority, c.queued_at, c.id)) end as place
            from conversation c join contact_address a on a.id = c.address_id
            left join consultant k on k.id = c.consultant_id
            where c.channel = $1 and a.kind = $2 and a.address = $3 order by c.id desc limit 1
            """,
            VisitorReading::talk,
            channel.value(),
            visitor.kind(),
            visitor.value())
        .orElseGet(VisitorTalk::none);
  }

  private static VisitorTalk talk(Row row) {
    var place = row.numberOrNull("place");
    return new VisitorTalk(
        state(row.constant("state", ConversationState.class)),
        row.textOrNull("name"),
        row.text("protocol"),
        place == null ? null : place.intValue());
  }

  private static VisitorTalk.State state(ConversationState state) {
    return switch (state) {
      case TRIAGE -> VisitorTalk.State.TRIAGE;
      case QUEUED -> VisitorTalk.State.QUEUED;
      case ACTIVE, WAITING -> VisitorTalk.State.ACTIVE;
      case CLOSED -> VisitorTalk.State.CLOSED;
    };
  }

  @Override
  public Optional<VisitorFile> file(ChannelName channel, Address visitor, long attachment) {
    return database.first(
        """
        select x.name, x.media_type, b.bytes
        from attachment x
        join attachment_content b on b.attachment_id = x.id
        join entry e on e.id = x.entry_id
        join conversation c on c.timeline_id = e.timeline_id
        join contact_address a on a.id = c.address_id
        where x.id = $4 and c.channel = $1 and a.kind = $2 and a.address = $3 and
        """
            + Shown.RULE,
        row -> new VisitorFile(row.text("name"), row.text("media_type"), row.bytes("bytes")),
        channel.value(),
        visitor.kind(),
        visitor.value(),
        attachment);
  }

  @Override
  public Stirred stirredSince(ChannelName channel, long change) {
    var horizon = horizon(database);
    if (change == 0) {
      return new Stirred(List.of(), horizon);
    }
    var visitors =
        database.list(
            """
            select distinct a.kind, a.address
            from timeline t join conversation c on c.timeline_id = t.id join contact_address a on a.id = c.address_id
            where t.changed >= $2::text::xid8 and c.channel = $1
            """,
            row -> new Address(row.constant("kind", ChannelKind.class), row.text("address")),
            channel.value(),
            Long.toString(change));
    return new Stirred(visitors, horizon);
  }

  @Override
  public void introduced(ChannelName channel, Address visitor, String name, String email) {
    database.update(
        """
        update contact p set
          name = case when $3 <> '' and p.name like 'Visitante %' then $3 else p.name end,
          email = case when $4 <> '' then coalesce(p.email, $4) else p.email end
        from contact_address a where a.contact_id = p.id and a.kind = $1 and a.address = $2
        """,
        visitor.kind(), visitor.value(), name.strip(), email.strip().toLowerCase(Locale.ROOT));
  }

  /**
   * The visitors of those of these timelines that are web conversations', so that their tabs can be
   * told.
   */
  public List<Visitor> visitorsOn(Collection<TimelineId> timelines) {
    return database.list(
        """
        select c.channel, a.kind, a.address from conversation c join contact_address a on a.id = c.address_id
        where c.timeline_id = any($1) and a.kind = 'webchat'
        """,
        row ->
            new Visitor(
                new ChannelName(row.text("channel")),
                new Address(row.constant("kind", ChannelKind.class), row.text("address"))),
        (Object) timelines.toArray(TimelineId[]::new));
  }

  /** Somebody on a web site. */
  public record Visitor(ChannelName channel, Address address) {}
}
