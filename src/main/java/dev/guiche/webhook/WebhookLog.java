package dev.guiche.webhook;

import dev.guiche.config.WebhookConfig;
import dev.guiche.config.WebhookEvent;
import dev.guiche.database.Database;
import dev.guiche.database.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What hooks were told and what they answered, for people; and sending it again. */
public final class WebhookLog {
  private static final String COLUMNS =
      """
      d.id, d.webhook_id, d.type, d.status, d.attempts, d.created_at, d.due_at, d.finished_at, d.code, d.millis,
      c.id as conversation_id, k.id as ticket_id, coalesce(k.protocol, c.protocol) as protocol
      """;
  private static final String TABLES =
      """
       from webhook_delivery d
      left join conversation c on c.timeline_id = d.timeline_id left join ticket k on k.timeline_id = d.timeline_id
      """;

  private final Database database;
  private final Map<WebhookId, WebhookConfig> hooks;
  private final Deliveries deliveries;
  private final Outcomes outcomes;
  private final Runnable wake;

  WebhookLog(
      Database database,
      Map<WebhookId, WebhookConfig> hooks,
      Deliveries deliveries,
      Outcomes outcomes,
      Runnable wake) {
    this.database = database;
    this.hooks = hooks;
    this.deliveries = deliveries;
    this.outcomes = outcomes;
    this.wake = wake;
  }

  /** How far a thing has come. */
  public enum Status {
    PENDING,
    DELIVERED,
    FAILED
  }

  /**
   * A hook and how it fares.
   *
   * @param place scheme and host of its address; the rest may hold a key
   * @param pending what waits to be told
   * @param failed what was given up within the last 30 days
   * @param failingSince since when nothing was taken; null while all is well
   * @param pausedAt since when it is not asked any more, or null
   */
  public record Hook(
      WebhookId id,
      String name,
      String place,
      boolean internal,
      List<String> events,
      long pending,
      long failed,
      @Nullable Instant lastTaken,
      @Nullable Instant failingSince,
      @Nullable Instant pausedAt) {}

  /**
   * One thing that is told.
   *
   * @param protocol of the conversation or ticket that it is about; null for a trial
   * @param dueAt when it is tried next
   * @param code of the last answer; null when none came
   * @param millis how long the last attempt took; null before the first
   */
  public record Line(
      long id,
      WebhookId webhook,
      String type,
      Status status,
      int attempts,
      Instant createdAt,
      Instant dueAt,
      @Nullable Instant finishedAt,
      @Nullable Integer code,
      @Nullable Integer millis,
      @Nullable Long conversation,
      @Nullable Long ticket,
      @Nullable String protocol) {}

  /**
   * A line with its words.
   *
   * @param answer how the last answer began, or why none came; null before the first attempt
   */
  public record Detail(Line line, String messageId, String body, @Nullable String answer) {}

  /** In the order of the file. */
  public List<Hook> hooks() {
    return hooks.keySet().stream().map(this::hook).toList();
  }

  private Hook hook(WebhookId id) {
    var hook = Objects.requireNonNull(hooks.get(id));
    return database.one(
        """
        select w.failing_since, w.paused_at,
          (select count(*) from webhook_delivery d where d.webhook_id = w.id and d.status = 'pending') as pending,
          (select count(*) from webhook_delivery d where d.webhook_id = w.id and d.status = 'failed'
             and d.entry_id is not null) as failed,
          (select finished_at from webhook_delivery d where d.webhook_id = w.id and d.status = 'delivered'
           order by d.id desc limit 1) as last_taken
        from webhook w where w.id = $1
        """,
        row ->
            new Hook(
                id,
                hook.name(),
                hook.url().getScheme() + "://" + hook.url().getAuthority(),
                hook.internal(),
                hook.events().stream().sorted().map(WebhookEvent::word).toList(),
                row.number("pending"),
                row.number("failed"),
                row.instantOrNull("last_taken"),
                row.instantOrNull("failing_since"),
                row.instantOrNull("paused_at")),
        id);
  }

  public boolean has(WebhookId id) {
    return hooks.containsKey(id);
  }

  /**
   * One page, the newest first.
   *
   * @param status only these, or null for all
   * @param after the last one of the page before, or null
   */
  public List<Line> lines(WebhookId id, @Nullable Status status, @Nullable Long after, int limit) {
    return database.list(
        "select "
            + COLUMNS
            + TABLES
            + """
            where d.webhook_id = $1 and ($2::text is null or d.status = $2) and ($3::bigint is null or d.id < $3)
            order by d.id desc limit $4
            """,
        WebhookLog::line,
        id,
        status,
        after,
        limit);
  }

  public Optional<Detail> find(long id) {
    return database.first(
        "select d.body, d.answer, d.entry_id, " + COLUMNS + TABLES + " where d.id = $1",
        row ->
            new Detail(
                line(row), Deliveries.messageId(row), row.text("body"), row.textOrNull("answer")),
        id);
  }

  /** Sends it once more, whatever became of it; false when there is none. */
  public boolean again(long id) {
    boolean there = deliveries.again(id);
    wake.run();
    return there;
  }

  /** Sends again what was given up since; how many that were. */
  public int againSince(WebhookId id, Instant since) {
    int sent = deliveries.againSince(id, since);
    wake.run();
    return sent;
  }

  /** Sends something that means nothing. */
  public Line trial(WebhookId id) {
    long made = deliveries.trial(id, Objects.requireNonNull(hooks.get(id)).name());
    wake.run();
    return find(made).orElseThrow().line();
  }

  /** A paused hook is asked again. */
  public void resume(WebhookId id) {
    outcomes.resume(id);
    wake.run();
  }

  private static Line line(Row row) {
    var code = row.numberOrNull("code");
    var millis = row.numberOrNull("millis");
    return new Line(
        row.number("id"),
        new WebhookId(row.number("webhook_id")),
        row.text("type"),
        row.constant("status", Status.class),
        row.integer("attempts"),
        row.instant("created_at"),
        row.instant("due_at"),
        row.instantOrNull("finished_at"),
        code == null ? null : code.intValue(),
        millis == null ? null : millis.intValue(),
        row.numberOrNull("conversation_id"),
        row.numberOrNull("ticket_id"),
        row.textOrNull("protocol"));
  }
}
