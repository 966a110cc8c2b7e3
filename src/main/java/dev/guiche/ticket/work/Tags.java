package dev.guiche.ticket.work;

import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.TimelineId;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.ticket.Ticketing;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Words that a desk sorts its tickets and conversations by; lower case, one line. */
public final class Tags {
  private static final int LONGEST = 40;
  private static final int MOST = 20;

  private final Database database;
  private final Ticketing ticketing;

  public Tags(Database database, Ticketing ticketing) {
    this.database = database;
    this.ticketing = ticketing;
  }

  public List<String> of(TimelineId timeline) {
    return of(database, timeline);
  }

  private static List<String> of(Sql sql, TimelineId timeline) {
    return sql.list(
        "select tag from tag where timeline_id = $1 order by tag",
        row -> row.text("tag"),
        timeline);
  }

  /** A tag in use, and on how many things. */
  public record Used(String tag, long count) {}

  /** The most used first. */
  public List<Used> used(int limit) {
    return database.list(
        "select tag, count(*) as n from tag group by tag order by n desc, tag limit $1",
        row -> new Used(row.text("tag"), row.number("n")),
        limit);
  }

  /** Puts exactly these on it. */
  public List<String> set(TimelineId timeline, Collection<String> wish, ConsultantId by) {
    var wanted = clean(wish);
    return change(
        timeline,
        by,
        before -> {
          before.clear();
          before.addAll(wanted);
        });
  }

  public List<String> change(
      TimelineId timeline, Collection<String> add, Collection<String> remove, ConsultantId by) {
    var more = clean(add);
    var fewer = clean(remove);
    return change(
        timeline,
        by,
        before -> {
          before.removeAll(fewer);
          before.addAll(more);
        });
  }

  private interface Change {
    void on(Set<String> tags);
  }

  private List<String> change(TimelineId timeline, ConsultantId by, Change change) {
    var after =
        database.inTransaction(
            tx -> {
              Timelines.lock(tx, timeline);
              var before = new TreeSet<>(of(tx, timeline));
              var now = new TreeSet<>(before);
              change.on(now);
              if (now.size() > MOST) {
                throw new Refusal.Invalid("too-many-tags", "São no máximo " + MOST + " etiquetas.");
              }
              write(tx, timeline, before, now, by);
              return List.copyOf(now);
            });
    ticketing.afterwards().changed(timeline);
    return after;
  }

  private static void write(
      Sql tx, TimelineId timeline, Set<String> before, Set<String> now, ConsultantId by) {
    if (before.equals(now)) {
      return;
    }
    var added = now.stream().filter(tag -> !before.contains(tag)).toList();
    var removed = before.stream().filter(tag -> !now.contains(tag)).toList();
    tx.update(
        "delete from tag where timeline_id = $1 and tag = any($2)",
        timeline,
        removed.toArray(String[]::new));
    tx.update(
        "insert into tag (timeline_id, tag) select $1, unnest($2::text[])",
        timeline,
        added.toArray(String[]::new));
    var details = Map.of("added", added, "removed", removed);
    Timelines.add(tx, timeline, NewEntry.event("tagged", by, false, details));
  }

  private static Set<String> clean(Collection<String> tags) {
    var clean = new LinkedHashSet<String>();
    for (var tag : tags) {
      String one = tag.replace("\0", "").replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
      if (one.isEmpty() || one.length() > LONGEST) {
        throw new Refusal.Invalid(
            "tag-invalid", "Uma etiqueta tem de 1 a " + LONGEST + " caracteres.");
      }
      clean.add(one);
    }
    return clean;
  }
}
