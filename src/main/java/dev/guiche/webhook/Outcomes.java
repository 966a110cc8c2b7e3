package dev.guiche.webhook;

import dev.guiche.conversation.Mentions;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.TimelineId;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.webhook.Deliveries.Due;
import dev.guiche.webhook.line.Answer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What follows from an answer. A thing that fails is tried again for a day, after 5 seconds, then
 * ever later up to two hours. A hook that fails three times in a row rests and is then asked with
 * one thing at a time; one that has failed for a day is paused, and its supervisors are called.
 * Whoever asks to be left alone for a while is, all of it.
 */
final class Outcomes {
  private final Database database;

  Outcomes(Database database) {
    this.database = database;
  }

  /**
   * The timeline on which the house says that the hook is paused now, or null when it is not by
   * this.
   */
  @Nullable TimelineId keep(WebhookId hook, String name, Due due, Answer answer) {
    return database.inTransaction(
        tx -> {
          if (answer.isTaken()) {
            taken(tx, due, answer);
            recovered(tx, hook, due);
            return null;
          }
          failed(tx, due, answer);
          return due.isTrial() ? null : suffered(tx, hook, name, due, answer);
        });
  }

  private static void taken(Sql tx, Due due, Answer answer) {
    tx.update(
        """
        update webhook_delivery set status = 'delivered', attempts = attempts + 1,
          tried_at = coalesce(tried_at, now()), finished_at = now(), code = $2, answer = $3, millis = $4
        where id = $1
        """,
        due.id(),
        answer.code(),
        answer.text(),
        answer.millis());
  }

  /** Whoever listens again hears at once what waits. */
  private static void recovered(Sql tx, WebhookId hook, Due due) {
    boolean ailed =
        !due.isTrial()
            && tx.update(
                    """
                    update webhook set failures = 0, failing_since = null, rest_until = null
                    where id = $1 and failures > 0
                    """,
                    hook)
                > 0;
    if (ailed) {
      hurry(tx, hook);
    }
  }

  private static void hurry(Sql tx, WebhookId hook) {
    tx.update(
        """
        update webhook_delivery set due_at = now()
        where webhook_id = $1 and status = 'pending' and due_at > now()
        """,
        hook);
  }

  private static void failed(Sql tx, Due due, Answer answer) {
    tx.update(
        """
        with tried as (
          select id, entry_id is null or tried_at < now() - interval '1 day' as over from webhook_delivery
          where id = $1 for update)
        update webhook_delivery d set attempts = attempts + 1, tried_at = coalesce(tried_at, now()),
          code = $2::int, answer = $3, millis = $4,
          status = case when over then 'failed' else 'pending' end,
          finished_at = case when over then now() end,
          due_at = now() + make_interval(secs =>
            greatest(least(5 * power(4, least(attempts, 8)), 7200) * (0.8 + 0.4 * random()), $5::float8))
        from tried where d.id = tried.id
        """,
        due.id(),
        answer.code(),
        answer.text(),
        answer.millis(),
        wish(answer));
  }

  /** In seconds; zero for none. */
  private static double wish(Answer answer) {
    var wait = answer.retryAfter();
    return wait == null ? 0 : wait.toSeconds();
  }

  private static @Nullable TimelineId suffered(
      Sql tx, WebhookId hook, String name, Due due, Answer answer) {
    boolean forLong =
        tx.one(
            """
            update webhook set failures = failures + 1, failing_since = coalesce(failing_since, now()),
              rest_until = case when failures >= 2 or $2::float8 > 0 then now() + make_interval(secs =>
                greatest(case when failures >= 2 then least(5 * power(2, least(failures - 2, 10)), 600) end, $2::float8)) end
            where id = $1
            returning coalesce(failing_since < now() - interval '1 day', false) as long
            """,
            row -> row.flag("long"),
            hook,
            wish(answer));
    boolean pauses =
        (forLong || answer.isGone())
            && tx.update(
                    "update webhook set paused_at = now() where id = $1 and paused_at is null",
                    hook)
                > 0;
    var timeline = due.timeline();
    if (!pauses || timeline == null) {
      return null;
    }
    callSupervisors(tx, timeline, name, answer);
    return timeline;
  }

  /** On the timeline that was not told of: there they see what it is about. */
  private static void callSupervisors(Sql tx, TimelineId timeline, String name, Answer answer) {
    String reason = answer.code() == null ? answer.text() : "HTTP " + answer.code();
    var entry =
        Timelines.add(
            tx,
            timeline,
            NewEntry.event("webhook-paused", null, false, Map.of("name", name, "reason", reason)));
    List<ConsultantId> supervisors =
        tx.list(
            "select id from consultant where enabled and role in ('supervisor', 'admin') order by"
                + " id",
            row -> new ConsultantId(row.number("id")));
    Mentions.call(tx, entry, supervisors);
  }

  /** Everything that waits is tried again now. */
  void resume(WebhookId hook) {
    database.inTransaction(
        tx -> {
          tx.update(
              """
              update webhook set paused_at = null, failures = 0, failing_since = null, rest_until = null
              where id = $1
              """,
              hook);
          hurry(tx, hook);
          return null;
        });
  }
}
