package dev.guiche.search;

import dev.guiche.contact.PeopleSearch;
import dev.guiche.database.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what somebody typed into what it leads to. */
public final class Finder {
  /** Of more people than this nobody reads the list. */
  static final int MOST_PEOPLE = 500;

  /** Words that are found so often among the newest are common: the newest are enough. */
  private static final int COMMON = 300;

  /** Entries of all timelines; where a word is not common among them, all its places are few. */
  private static final int NEWEST = 30_000;

  private static final int MOST_PLACES = 2_000;

  private final Sql sql;
  private final PeopleSearch search;

  public Finder(Sql sql) {
    this.sql = sql;
    this.search = new PeopleSearch(sql);
  }

  public Hits find(String text) {
    var typed = new Typed(text.strip());
    var people = typed.text().isEmpty() ? List.<Long>of() : search.find(typed.text(), MOST_PEOPLE);
    var hits = new Hits(typed, people, List.of(), typed.protocols(), true);
    if (typed.words().isEmpty()) {
      return hits;
    }
    var newest = newest(hits);
    boolean common = newest.size() >= COMMON;
    var places = common ? newest : everywhere(hits);
    return new Hits(
        typed,
        people,
        List.copyOf(new LinkedHashSet<>(places)),
        typed.protocols(),
        !common && places.size() < MOST_PLACES);
  }

  private List<Long> newest(Hits hits) {
    var values = new ArrayList<@Nullable Object>();
    return sql.list(
        "select timeline_id from (select timeline_id, words from spoken order by id desc limit %d) s"
                .formatted(NEWEST)
            + " where words @@ %s limit %d".formatted(hits.query(Hits.into(values)), COMMON),
        row -> row.number("timeline_id"),
        values.toArray());
  }

  private List<Long> everywhere(Hits hits) {
    var values = new ArrayList<@Nullable Object>();
    return sql.list(
        "select place as timeline_id from spoken_places(%s, %d) place"
            .formatted(hits.query(Hits.into(values)), MOST_PLACES),
        row -> row.number("timeline_id"),
        values.toArray());
  }

  /**
   * A few words around what was found, for each timeline where something was; what was found stands
   * between the signs {@link Snippet} reads.
   */
  public Map<Long, Snippet> snippets(Hits hits, List<Long> timelines) {
    var values = new ArrayList<@Nullable Object>();
    Hits.Values into = Hits.into(values);
    var query = hits.query(into);
    var snippets = new HashMap<Long, Snippet>();
    sql.list(
        """
        select w.timeline_id, w.entry_id, e.kind = 'note' as note,
               ts_headline('guiche', translate(left(coalesce(e.text, ''), 20000), E'\\u0002\\u0003', ''), q.query,
                 E'StartSel=\\u0002, StopSel=\\u0003, MaxWords=24, MinWords=10, MaxFragments=1') as words
        from (select %s as query) q cross join lateral (
          select distinct on (s.timeline_id) s.timeline_id, s.entry_id from spoken s
          where s.timeline_id = any(%s) and s.entry_id > 0 and s.words @@ q.query
          order by s.timeline_id, s.id desc) w
        join entry e on e.id = w.entry_id
        """
            .formatted(query, into.add(timelines.toArray(Long[]::new))),
        row ->
            snippets.put(
                row.number("timeline_id"), Snippet.of(row.text("words"), row.flag("note"))),
        values.toArray());
    return snippets;
  }
}
