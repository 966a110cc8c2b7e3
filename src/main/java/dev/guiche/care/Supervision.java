package dev.guiche.care;

import dev.guiche.config.CareConfig;
import dev.guiche.config.GuicheConfig;
import dev.guiche.conversation.ConversationId;
import dev.guiche.database.Sql;
import dev.guiche.desk.Desk;
import dev.guiche.desk.DeskId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The desks side by side, as those see them who answer for them. */
public record Supervision(Sql sql, GuicheConfig config) {

  /**
   * One desk now.
   *
   * @param waiting in the queue
   * @param longestSince since when the one waits who waits for longest, in the queue or in hand
   * @param late who wait for longer than the desk's red limit, in the queue or in hand
   * @param open talks in hand
   * @param rating mean of the last 30 days, 1 to 5; null where nobody has rated
   * @param estimateError how many seconds the told wait was off, the mean of the last 7 days
   */
  public record Row(
      DeskId desk,
      String label,
      long waiting,
      @Nullable Instant longestSince,
      long late,
      long open,
      @Nullable Double rating,
      @Nullable Long estimateError) {}

  public List<Row> desks(List<Desk> desks) {
    var shown = desks.stream().filter(Desk::enabled).toList();
    return sql.list(
        """
        select d.id, d.label,
          count(*) filter (where c.state = 'queued') as waiting,
          min(case when c.state = 'queued' then least(c.queued_at, t.waiting_since) else t.waiting_since end) as longest,
          count(*) filter (where t.waiting_since < now() - make_interval(secs => limits.red)) as late,
          count(*) filter (where c.state in ('active', 'waiting')) as open,
          (select avg(r.stars)::float8::text from rating r join conversation x on x.id = r.conversation_id
           where x.desk_id = d.id and r.rated_at > now() - interval '30 days') as rating,
          (select avg(abs(n.waited - n.estimate))::bigint from care n join conversation x on x.id = n.conversation_id
           where x.desk_id = d.id and n.waited is not null and n.estimated_at > now() - interval '7 days') as error
        from unnest($1::bigint[], $2::bigint[]) as limits(desk, red)
        join desk d on d.id = limits.desk
        left join conversation c on c.desk_id = d.id and c.state in ('queued', 'active', 'waiting')
        left join timeline t on t.id = c.timeline_id
        group by d.id, d.label order by lower(d.label), d.id
        """,
        row -> {
          String rating = row.textOrNull("rating");
          return new Row(
              new DeskId(row.number("id")),
              row.text("label"),
              row.number("waiting"),
              row.instantOrNull("longest"),
              row.number("late"),
              row.number("open"),
              rating == null ? null : Double.valueOf(rating),
              row.numberOrNull("error"));
        },
        shown.stream().map(desk -> desk.id().value()).toArray(Long[]::new),
        shown.stream().map(desk -> desk.waitDanger().toSeconds()).toArray(Long[]::new));
  }

  /** Desks that the file does not know are like its first. */
  private CareConfig care(String key) {
    return config.desk(key).orElse(config.defaultDesk()).care();
  }

  /** What a customer thought of a talk. */
  public record Rated(int stars, String comment) {}

  public @Nullable Rated rated(ConversationId id) {
    return sql.first(
            "select stars::bigint, comment from rating where conversation_id = $1",
            row -> new Rated((int) row.number("stars"), row.text("comment")),
            id)
        .orElse(null);
  }

  /** Whether a talk's desk asks for doubts before it is closed. */
  public boolean asks(DeskId desk) {
    return sql.first("select key from desk where id = $1", row -> row.text("key"), desk)
        .map(key -> care(key).question() != null)
        .orElse(false);
  }
}
