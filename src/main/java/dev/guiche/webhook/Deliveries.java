package dev.guiche.webhook;

import dev.guiche.conversation.EntryId;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Database;
import dev.guiche.database.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of what is told, and of how far each hook has been told. */
final class Deliveries {
  /** The type of what is sent only to try. */
  static final String TRIAL = "ping";

  private final Database database;

  Deliveries(Database database) {
    this.database = database;
  }

  /**
   * Hooks that are new begin now. Those that are no longer in the file are forgotten with the last
   * line of their log: until then they may come back, and hear what they have missed.
   */
  void declare(Collection<String> names) {
    var all = names.toArray(String[]::new);
    database.update(
        "insert into webhook (name) select unnest($1::text[]) on conflict (name) do nothing",
        (Object) all);
    database.update(
        """
        delete from webhook w where name <> all($1::text[])
          and not exists (select from webhook_delivery d where d.webhook_id = w.id)
        """,
        (Object) all);
  }

  WebhookId id(String name) {
    return database.one(
        "select id from webhook where name = $1", row -> new WebhookId(row.number("id")), name);
  }

  /** From what was seen to what is there now, as snapshots of PostgreSQL's. */
  record Span(String seen, String now) {}

  /** Empty when no timeline has changed since. */
  Optional<Span> span(WebhookId id) {
    return database.first(
        """
        select seen::text as seen, pg_current_snapshot()::text as now from webhook
        where id = $1 and exists (select from timeline t where t.changed >= pg_snapshot_xmin(seen))
        """,
        row -> new Span(row.text("seen"), row.text("now")),
        id);
  }

  void seen(WebhookId id, Span span) {
    database.update(
        "update webhook set seen = $2::text::pg_snapshot where id = $1", id, span.now());
  }

  /** Something to tell of an entry. */
  record Parcel(EntryId entry, TimelineId timeline, String type, String body) {}

  /** How many of these were not written down already. */
  int write(WebhookId id, List<Parcel> parcels) {
    if (parcels.isEmpty()) {
      return 0;
    }
    return database.update(
        """
        insert into webhook_delivery (webhook_id, entry_id, timeline_id, type, body)
        select $1, entry, timeline, type, body
        from unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[]) with ordinality
          as p (entry, timeline, type, body, n)
        order by n on conflict on constraint webhook_tells_once do nothing
        """,
        id,
        parcels.stream().map(Parcel::entry).toArray(EntryId[]::new),
        parcels.stream().map(Parcel::timeline).toArray(TimelineId[]::new),
        parcels.stream().map(Parcel::type).toArray(String[]::new),
        parcels.stream().map(Parcel::body).toArray(String[]::new));
  }

  /** One to send now; trials belong to no timeline. */
  record Due(long id, String messageId, @Nullable TimelineId timeline, String body) {
    static Due read(Row row) {
      var timeline = row.numberOrNull("timeline_id");
      return new Due(
          row.number("id"),
          Deliveries.messageId(row),
          timeline == null ? null : new TimelineId(timeline),
          row.text("body"));
    }

    boolean isTrial() {
      return timeline == null;
    }
  }

  static String messageId(Row row) {
    var entry = row.numberOrNull("entry_id");
    return entry == null ? trialId(row.number("id")) : Wording.id(new EntryId(entry));
  }

  private static String trialId(long delivery) {
    return "evt_" + TRIAL + "_" + delivery;
  }

  /**
   * The oldest that are due: one of each timeline, and none of a timeline one of which is under
   * way, so that the first attempts come in order. Of a hook that rests or is paused only trials.
   *
   * @param underWay by id
   */
  List<Due> due(WebhookId id, Collection<Due> underWay, int most) {
    return database.list(
        """
        with open as (
          select d.id, d.entry_id, d.timeline_id, d.body from webhook_delivery d join webhook w on w.id = d.webhook_id
          where d.webhook_id = $1 and d.status = 'pending' and d.due_at <= now() and d.id <> all($2::bigint[])
            and coalesce(d.timeline_id, 0) <> all($3::bigint[])
            and (d.entry_id is null or (w.paused_at is null and coalesce(w.rest_until <= now(), true)))
          order by d.id limit 1000)
        select * from (
          select distinct on (coalesce(timeline_id, -id)) * from open order by coalesce(timeline_id, -id), id) first
        order by id limit $4
        """,
        Due::read,
        id,
        underWay.stream().map(Due::id).toArray(Long[]::new),
        underWay.stream().map(Due::timeline).filter(t -> t != null).toArray(TimelineId[]::new),
        most);
  }

  /** Makes a trial, and says which it is. */
  long trial(WebhookId id, String hook) {
    return database.inTransaction(
        tx -> {
          long made =
              tx.one(
                  """
                  insert into webhook_delivery (webhook_id, type, body) values ($1, $2, '') returning id
                  """,
                  row -> row.number("id"),
                  id,
                  TRIAL);
          tx.update(
              "update webhook_delivery set body = $2 where id = $1",
              made,
              Wording.trial(trialId(made), hook, tx.now()));
          return made;
        });
  }

  private static final String AGAIN =
      """
      update webhook_delivery set status = 'pending', attempts = 0, tried_at = null, finished_at = null, due_at = now()
      """;

  boolean again(long id) {
    return database.update(AGAIN + " where id = $1", id) > 0;
  }

  int againSince(WebhookId id, Instant since) {
    return database.update(
        AGAIN
            + " where webhook_id = $1 and status = 'failed' and entry_id is not null and created_at"
            + " >= $2",
        id,
        since);
  }

  /** What is over and old, and what a paused hook never came to hear. */
  void forgetOld() {
    database.update("delete from webhook_delivery where created_at < now() - interval '30 days'");
  }
}
