package dev.guiche.search;

import dev.guiche.database.Database;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.database.Exclusive;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down, behind the commits, which words stand where. One node does it for all; what changed
 * is found by the numbers of transactions, as the screens do it (ADR 20), so that nothing is passed
 * over and nothing has to be remembered by whoever writes an entry.
 */
public final class WordIndex {
  private static final Logger LOG = LoggerFactory.getLogger(WordIndex.class);
  private static final Duration ROUND = Duration.ofSeconds(1);

  /** Timelines at a time: small enough that nobody notices, large enough to catch up. */
  private static final int PAGE = 500;

  private final Database database;
  private volatile @Nullable Thread writer;

  public WordIndex(Database database) {
    this.database = database;
  }

  public void start(Exclusive exclusive) {
    exclusive.hold("word-index", this::begin, () -> writer = null);
  }

  /** Known before it begins, for it writes only as long as it is the one that is known. */
  private void begin() {
    var fresh = Thread.ofVirtual().name("word-index").unstarted(this::write);
    writer = fresh;
    fresh.start();
  }

  private void write() {
    while (Thread.currentThread() == writer) {
      try {
        catchUp();
      } catch (DatabaseFailure away) {
        LOG.debug("The index of words waits for the database", away);
      } catch (RuntimeException defect) {
        LOG.error("The index of words met a defect", defect);
      }
      try {
        Thread.sleep(ROUND);
      } catch (InterruptedException asked) {
        return;
      }
    }
  }

  private record Place(long changed, long timeline) {}

  /** Up to everything that is committed now. */
  public void catchUp() {
    long horizon = horizon();
    var place = page(known());
    while (place != null) {
      // Below the horizon every transaction has ended: nothing can appear there any more.
      remember(place.changed() >= horizon ? new Place(horizon, 0) : place);
      place = page(place);
    }
  }

  private long horizon() {
    return database.one(
        "select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as horizon",
        row -> row.number("horizon"));
  }

  private Place known() {
    return database.one(
        "select changed::text::bigint as changed, timeline_id from spoken_until",
        row -> new Place(row.number("changed"), row.number("timeline_id")));
  }

  private void remember(Place place) {
    database.update(
        "update spoken_until set changed = $1::text::xid8, timeline_id = $2",
        Long.toString(place.changed()),
        place.timeline());
  }

  /** The last timeline of the page, or null when there was none. */
  private @Nullable Place page(Place after) {
    return database
        .first(
            """
            with line as materialized (
              select t.id, t.changed from timeline t where (t.changed, t.id) > ($1::text::xid8, $2)
              order by t.changed, t.id limit $3),
            said as (
              select l.id as timeline_id, e.id as entry_id, e.edited_at, concat_ws(' ', e.subject, e.text) as text
              from line l join entry e on e.timeline_id = l.id
              where e.kind <> 'event' and not exists (
                select from spoken s where s.timeline_id = l.id and s.entry_id = e.id
                and s.edited_at is not distinct from e.edited_at)
              union all
              select l.id, 0, null, concat_ws(' ', c.title, c.solution)
              from line l join ticket c on c.timeline_id = l.id
              union all
              select l.id, 0, null, c.solution
              from line l join conversation c on c.timeline_id = l.id where c.solution is not null),
            written as (
              insert into spoken (timeline_id, entry_id, edited_at, words)
              select timeline_id, entry_id, edited_at, strip(to_tsvector('guiche', left(text, 20000))) from said
              order by entry_id
              on conflict on constraint spoken_is_kept_once
              do update set words = excluded.words, edited_at = excluded.edited_at
              where (spoken.words, spoken.edited_at) is distinct from (excluded.words, excluded.edited_at))
            select changed::text::bigint as changed, id from line order by line.changed desc, id desc limit 1
            """,
            row -> new Place(row.number("changed"), row.number("id")),
            Long.toString(after.changed()),
            after.timeline(),
            PAGE)
        .orElse(null);
  }
}
