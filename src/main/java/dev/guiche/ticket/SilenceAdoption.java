package dev.guiche.ticket;

import dev.guiche.config.GuicheConfig;
import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.config.WorkflowConfig.Timer;
import dev.guiche.database.Sql;

/**
 * Sets the timers of open tickets that have none although their stage has one: the workflow has
 * changed since they came there. Whoever was silent for longer than that is not surprised: they
 * have the time of the warning, a day at least.
 */
final class SilenceAdoption {
  private SilenceAdoption() {}

  /** At every start; does nothing the second time. */
  static void adopt(Sql sql, GuicheConfig config) {
    for (var workflow : config.workflows()) {
      for (var stage : workflow.stages()) {
        var timer = stage.timer();
        if (timer != null && stage.ends() == null) {
          adopt(sql, workflow.name(), stage, timer);
        }
      }
    }
  }

  private static void adopt(Sql sql, String workflow, Stage stage, Timer timer) {
    long notice = timer.warning() == null ? 0 : timer.warning().toSeconds();
    sql.update(
        """
        with alone as (
          select c.id, greatest(
                   greatest(c.stage_since, t.last_staff_at) + make_interval(secs => $3),
                   now() + make_interval(secs => greatest($4, 86400))) as ends
          from ticket c join timeline t on t.id = c.timeline_id
          where c.closed_at is null and c.workflow = $1 and c.stage = $2
            and (t.waiting_since is null or t.waiting_since < c.stage_since)
            and not exists (select from timer where kind = $5 and subject = c.id)),
        timers as (
          select id, $5::text as kind, ends as due, ends from alone
          union all select id, $6, ends - make_interval(secs => $4), ends from alone where $4 > 0)
        insert into timer (kind, subject, due_at, ring_at, details)
        select kind, id, due, due,
          jsonb_build_object('stage', $2::text, 'end', (extract(epoch from ends) * 1000)::bigint)
        from timers on conflict do nothing
        """,
        workflow,
        stage.key(),
        (double) timer.after().toSeconds(),
        (double) notice,
        Silence.END.name(),
        Silence.WARNING.name());
  }
}
