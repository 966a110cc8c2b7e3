package dev.guiche.ticket.board;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The filters that people have kept, and those that were shared with their desks. */
public final class SavedFilters {
  private final Sql sql;

  public SavedFilters(Sql sql) {
    this.sql = sql;
  }

  /** Mine, then my desks', each by name. */
  public List<SavedFilter> of(ConsultantId me) {
    return sql.list(
        """
        select id, consultant_id, name, query, desk_id from saved_filter
        where consultant_id = $1
          or desk_id in (select m.desk_id from desk_member m where m.consultant_id = $1)
        order by consultant_id <> $1, lower(name), id
        """,
        SavedFilters::read,
        me);
  }

  /**
   * Keeps a filter; one of the same name is replaced.
   *
   * @param desk whose members shall see it too, or null
   */
  public SavedFilter keep(ConsultantId me, String name, JsonNode query, @Nullable DeskId desk) {
    return sql.one(
        """
        insert into saved_filter (consultant_id, name, query, desk_id) values ($1, $2, $3, $4)
        on conflict (consultant_id, name) do update set query = excluded.query, desk_id = excluded.desk_id
        returning id, consultant_id, name, query, desk_id
        """,
        SavedFilters::read,
        me,
        name,
        query,
        desk);
  }

  /** Whether there was one of mine with this id. */
  public boolean forget(ConsultantId me, long id) {
    return sql.update("delete from saved_filter where id = $1 and consultant_id = $2", id, me) > 0;
  }

  private static SavedFilter read(Row row) {
    var desk = row.numberOrNull("desk_id");
    return new SavedFilter(
        row.number("id"),
        new ConsultantId(row.number("consultant_id")),
        row.text("name"),
        row.json("query"),
        desk == null ? null : new DeskId(desk));
  }
}
