package dev.guiche.ticket.sla;

import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import dev.guiche.ticket.Deadline.Aim;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of {@code ticket_sla}. */
record SlaRows(Sql tx) {
  /**
   * @param span as the file says it
   * @param met null: it is open
   */
  record SlaRow(
      long id,
      TicketId ticket,
      Aim aim,
      String span,
      Instant started,
      Instant due,
      @Nullable Instant pausedAt,
      @Nullable Instant met,
      boolean breached) {}

  /** All that are not over. */
  List<SlaRow> open(Ticket ticket) {
    return tx.list(
        "select * from ticket_sla where ticket_id = $1 and met_at is null order by id",
        SlaRows::read,
        ticket.id());
  }

  Optional<SlaRow> find(long id) {
    return tx.first("select * from ticket_sla where id = $1", SlaRows::read, id);
  }

  /** Whether there has been one for this aim, over or not. */
  boolean has(Ticket ticket, Aim aim) {
    return tx.first(
            "select 1 as one from ticket_sla where ticket_id = $1 and aim = $2 limit 1",
            row -> true,
            ticket.id(),
            aim)
        .isPresent();
  }

  /** What it is due at is written by {@link #set}. */
  SlaRow begin(Ticket ticket, Aim aim, Instant from) {
    return tx.one(
        """
        insert into ticket_sla (ticket_id, aim, span, started_at, warn_at, due_at)
        values ($1, $2, '', $3, $3, $3) returning *
        """,
        SlaRows::read,
        ticket.id(),
        aim,
        from);
  }

  void set(SlaRow row, String span, Reckoning now) {
    tx.update(
        """
        update ticket_sla set span = $2, warn_at = $3, due_at = $4, paused_at = $5 where id = $1
        """,
        row.id(),
        span,
        now.warn(),
        now.due(),
        now.pausedAt());
  }

  /** Over too late before its timer rang is missed as well. */
  void met(SlaRow row, Spending spending) {
    tx.update(
        """
        update ticket_sla set met_at = now(), paused_at = null, took = $2, allowed = $3,
          breached_at = coalesce(breached_at, case when paused_at is null and due_at < now() then due_at end)
        where id = $1
        """,
        row.id(),
        seconds(spending.took()),
        seconds(spending.allowed()));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }

  void breached(SlaRow row) {
    tx.update("update ticket_sla set breached_at = due_at where id = $1", row.id());
  }

  void remove(SlaRow row) {
    tx.update("delete from ticket_sla where id = $1", row.id());
  }

  /** A ticket that goes on after its end has the same solution to find. */
  void reopen(Ticket ticket) {
    tx.update(
        "update ticket_sla set met_at = null, took = null, allowed = null where ticket_id = $1 and"
            + " aim = 'solution'",
        ticket.id());
  }

  /** The name of the plan of the requester's company, or null. */
  @Nullable String plan(Ticket ticket) {
    return tx.first(
            """
            select k.plan from contact c join contract k on k.company_id = c.company_id
            where c.id = $1 and k.plan is not null
            """,
            row -> row.text("plan"),
            ticket.contact())
        .orElse(null);
  }

  /** Where the ticket has been, oldest first. */
  List<Visit> visits(Ticket ticket) {
    return tx.list(
        """
        select stage, clock_running, entered_at, left_at from ticket_stage_log
        where ticket_id = $1 order by id
        """,
        row ->
            new Visit(
                row.text("stage"),
                new Stint(
                    row.flag("clock_running"),
                    row.instant("entered_at"),
                    row.instantOrNull("left_at"))),
        ticket.id());
  }

  record Visit(String stage, Stint stint) {}

  private static SlaRow read(Row row) {
    return new SlaRow(
        row.number("id"),
        new TicketId(row.number("ticket_id")),
        row.constant("aim", Aim.class),
        row.text("span"),
        row.instant("started_at"),
        row.instant("due_at"),
        row.instantOrNull("paused_at"),
        row.instantOrNull("met_at"),
        row.instantOrNull("breached_at") != null);
  }
}
