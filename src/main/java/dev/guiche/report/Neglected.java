package dev.guiche.report;

import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what was not documented, thing by thing (IN-23). */
public final class Neglected {
  private final Sql sql;

  public Neglected(Sql sql) {
    this.sql = sql;
  }

  /**
   * One thing that somebody should see to.
   *
   * @param type {@code conversation} or {@code ticket}
   * @param consultant whose it is, or null
   * @param since when it ended, or the last word on it
   */
  public record Thing(
      Neglect kind,
      String type,
      long id,
      String protocol,
      String title,
      String contact,
      String desk,
      @Nullable String consultant,
      Instant since) {}

  /** At most {@code limit}, the longest neglected first. */
  public List<Thing> list(Question question, int limit) {
    return sql.list(
        """
        select n.kind, n.type, n.id, n.since, c.protocol, c.title, p.name as contact, d.label as desk, k.name as consultant
        from (select * from (%s) x order by since, id limit $7) n
        cross join lateral (
          select protocol, '' as title, contact_id, desk_id, consultant_id from conversation
          where n.type = 'conversation' and id = n.id
          union all
          select protocol, title, contact_id, desk_id, consultant_id from ticket where n.type = 'ticket' and id = n.id) c
        join contact p on p.id = c.contact_id
        join desk d on d.id = c.desk_id
        left join consultant k on k.id = c.consultant_id
        order by n.since, n.id
        """
            .formatted(Neglect.sql()),
        Neglected::thing,
        question.begin(),
        question.end(),
        question.desk(),
        question.consultant(),
        question.company(),
        question.zone().getId(),
        limit);
  }

  private static Thing thing(Row row) {
    return new Thing(
        row.constant("kind", Neglect.class),
        row.text("type"),
        row.number("id"),
        row.text("protocol"),
        row.text("title"),
        row.text("contact"),
        row.text("desk"),
        row.textOrNull("consultant"),
        row.instant("since"));
  }
}
