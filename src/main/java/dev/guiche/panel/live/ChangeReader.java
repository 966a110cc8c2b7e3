package dev.guiche.panel.live;

import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Database;
import dev.guiche.database.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds what has changed since it was last asked. A row carries the transaction that last touched
 * it; one that was still under way the last time is found the next time, in whatever order they
 * commit: see ADR 0020.
 */
final class ChangeReader {
  /** More changed timelines than this are not told one by one. */
  static final int MOST = 2_000;

  private final Database database;
  private Snapshot seen;

  ChangeReader(Database database) {
    this.database = database;
    this.seen = now();
  }

  private Snapshot now() {
    return database.one(
        "select pg_current_snapshot()::text as snapshot",
        row -> new Snapshot(row.text("snapshot")));
  }

  /** Which transactions were over, in PostgreSQL's own form {@code xmin:xmax:…}. */
  record Snapshot(String text) {
    /** Every transaction before this one was over. */
    long horizon() {
      return Long.parseLong(text.substring(0, text.indexOf(':')));
    }
  }

  /**
   * A timeline that was touched.
   *
   * @param fresh whether it was after the last read
   */
  record Touched(TimelineId timeline, long changed, boolean fresh) {}

  /**
   * What has changed from the transaction {@code from} on.
   *
   * @param before what had been seen until then
   * @param now what is seen with this; hand it to {@link #seen} once it is told
   */
  record Changes(long from, Snapshot before, Snapshot now, Map<TimelineId, Touched> timelines) {
    boolean tooMany() {
      return timelines.size() > MOST;
    }
  }

  /** Everything before it has been seen. */
  long horizon() {
    return seen.horizon();
  }

  /** Passes over what has changed until now: nobody listens. */
  void skip() {
    seen = now();
  }

  /** Whether what has changed since can be told one by one, and is of this database at all. */
  boolean canTellSince(long horizon) {
    return database.one(
        """
        select $1::bigint <= pg_snapshot_xmax(pg_current_snapshot())::text::bigint
          and (select count(*) from (select from timeline where changed >= $2::text::xid8 limit $3) c) < $3 as can
        """,
        row -> row.flag("can"),
        horizon,
        Long.toString(horizon),
        MOST + 1);
  }

  /**
   * @param since to find older changes too, from this transaction on; null for the new ones only
   */
  Changes find(@Nullable Long since) {
    long from = since == null ? horizon() : Math.min(since, horizon());
    List<Line> lines =
        database.list(
            """
            select pg_current_snapshot()::text as snapshot, t.id, t.changed, t.fresh
            from (values (1)) as always
            left join lateral (
              select id, changed::text::bigint as changed,
                     not pg_visible_in_snapshot(changed, $2::text::pg_snapshot) as fresh
              from timeline where changed >= $1::text::xid8 order by timeline.changed, id limit $3) t on true
            """,
            Line::read,
            Long.toString(from),
            seen.text(),
            MOST + 1);
    var timelines = new HashMap<TimelineId, Touched>();
    for (var line : lines) {
      if (line.touched() != null) {
        timelines.put(line.touched().timeline(), line.touched());
      }
    }
    return new Changes(from, seen, lines.getFirst().now(), timelines);
  }

  private record Line(Snapshot now, @Nullable Touched touched) {
    static Line read(Row row) {
      var id = row.numberOrNull("id");
      return new Line(
          new Snapshot(row.text("snapshot")),
          id == null
              ? null
              : new Touched(new TimelineId(id), row.number("changed"), row.flag("fresh")));
    }
  }

  void seen(Changes changes) {
    seen = Objects.requireNonNull(changes.now());
  }
}
