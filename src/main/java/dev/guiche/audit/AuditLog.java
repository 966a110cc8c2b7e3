package dev.guiche.audit;

import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the audit record and reads it. */
public final class AuditLog {
  private final Sql sql;

  public AuditLog(Sql sql) {
    this.sql = sql;
  }

  /**
   * A line of the record.
   *
   * @param name of who did it, as they were called then; null: nobody we know
   */
  public record Line(
      long id,
      Instant at,
      @Nullable Long consultant,
      @Nullable String name,
      Deed.Entry entry,
      @Nullable String entryRef,
      String address,
      String operation,
      String ids,
      int status) {}

  public void write(Deed deed) {
    sql.update(
        """
        insert into audit_record (consultant_id, name, entry, entry_ref, address, operation, ids, status)
        select k.id, k.name, $3, $4, $5, $6, $7, $8
        from (select 1) one left join consultant k on k.id = $1 or ($1::bigint is null and lower(k.email) = lower($2))
        limit 1
        """,
        deed.consultant(),
        deed.account(),
        deed.entry(),
        deed.entryRef(),
        deed.address(),
        deed.operation(),
        deed.ids(),
        deed.status());
  }

  /**
   * What to read; null: no condition.
   *
   * @param until not including
   */
  public record Filter(
      @Nullable Long consultant,
      @Nullable String operation,
      @Nullable Instant from,
      @Nullable Instant until) {}

  /**
   * The newest first.
   *
   * @param before the last one of the page before, or null
   */
  public List<Line> read(Filter filter, @Nullable Long before, int limit) {
    return sql.list(
        """
        select id, at, consultant_id, name, entry, entry_ref, address, operation, ids, status from audit_record
        where ($1::bigint is null or consultant_id = $1)
          and ($2::text is null or operation = $2)
          and ($3::timestamptz is null or at >= $3)
          and ($4::timestamptz is null or at < $4)
          and ($5::bigint is null or id < $5)
        order by id desc limit $6
        """,
        AuditLog::line,
        filter.consultant(),
        filter.operation(),
        filter.from(),
        filter.until(),
        before,
        limit);
  }

  private static Line line(Row row) {
    return new Line(
        row.number("id"),
        row.instant("at"),
        row.numberOrNull("consultant_id"),
        row.textOrNull("name"),
        row.constant("entry", Deed.Entry.class),
        row.textOrNull("entry_ref"),
        row.text("address"),
        row.text("operation"),
        row.text("ids"),
        row.integer("status"));
  }
}
