package dev.guiche.ticket;

import dev.guiche.config.GuicheConfig;
import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.config.WorkflowConfig.Timer;
import dev.guiche.database.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Sets the timers of open tickets that have none although their stage has one: the workflow has
 * changed since they came there. Whoever was silent for longer than that is not surprised: they
 * have the time of the warning, a day at least.
 */
final class SilenceAdoption {
  private static final Duration A_DAY = Duration.ofDays(1);

  private SilenceAdoption() {}

  /** At every start; does nothing the second time. */
  static void adopt(Sql sql, GuicheConfig config) {
    for (var workflow : config.workflows()) {
      for (var stage : workflow.stages()) {
        var timer = stage.timer();
        if (timer != null && stage.ends() == null) {
          adopt(sql, config, workflow.name(), stage, timer);
        }
      }
    }
  }

  /**
   * @param since when their silence began
   */
  private record Alone(long ticket, String desk, Instant since) {}

  private static void adopt(
      Sql sql, GuicheConfig config, String workflow, Stage stage, Timer timer) {
    var alone = alone(sql, workflow, stage);
    if (alone.isEmpty()) {
      return;
    }
    var warning = timer.warning() == null ? Duration.ZERO : timer.warning();
    var soonest = sql.now().plus(warning.compareTo(A_DAY) > 0 ? warning : A_DAY);
    var ends =
        alone.stream()
            .map(one -> timer.after().after(one.since(), config.hours().of(one.desk())))
            .map(end -> end.isBefore(soonest) ? soonest : end)
            .toArray(Instant[]::new);
    set(sql, stage, alone.stream().map(Alone::ticket).toArray(Long[]::new), ends, warning);
  }

  private static List<Alone> alone(Sql sql, String workflow, Stage stage) {
    return sql.list(
        """
        select c.id, d.key as desk, greatest(c.stage_since, t.last_staff_at) as since
        from ticket c join timeline t on t.id = c.timeline_id join desk d on d.id = c.desk_id
        where c.closed_at is null and c.workflow = $1 and c.stage = $2
          and (t.waiting_since is null or t.waiting_since < c.stage_since)
          and not exists (select from timer where kind = $3 and subject = c.id)
        """,
        row -> new Alone(row.number("id"), row.text("desk"), row.instant("since")),
        workflow,
        stage.key(),
        Silence.END.name());
  }

  private static void set(Sql sql, Stage stage, Long[] tickets, Instant[] ends, Duration warning) {
    sql.update(
        """
        with alone as (select * from unnest($1::bigint[], $2::timestamptz[]) as a(id, ends)),
        timers as (
          select id, $4::text as kind, ends as due, ends from alone
          union all select id, $5, ends - make_interval(secs => $6), ends from alone where $6 > 0)
        insert into timer (kind, subject, due_at, ring_at, details)
        select kind, id, due, due,
          jsonb_build_object('stage', $3::text, 'end', (extract(epoch from ends) * 1000)::bigint)
        from timers on conflict do nothing
        """,
        tickets,
        ends,
        stage.key(),
        Silence.END.name(),
        Silence.WARNING.name(),
        (double) warning.toSeconds());
  }
}
