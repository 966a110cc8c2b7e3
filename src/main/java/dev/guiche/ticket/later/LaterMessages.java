package dev.guiche.ticket.later;

import dev.guiche.conversation.Draft;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.Database;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.timer.TimerKind;
import dev.guiche.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps messages for later, shows them, and takes them back while there is time. */
public final class LaterMessages {
  public static final TimerKind KIND = new TimerKind("later-message");
  public static final Duration LONGEST = Duration.ofDays(366);

  private static final String SELECT =
      """
      select m.id, m.timeline_id, m.consultant_id, k.name, m.text, m.due_at
      from later_message m join consultant k on k.id = m.consultant_id
      """;

  private final Database database;

  public LaterMessages(Database database) {
    this.database = database;
  }

  /** The same draft given again is the same message. Its time is to come; files cannot wait. */
  public LaterMessage keep(TimelineId timeline, Draft draft, Instant at, ConsultantId by) {
    return database.inTransaction(
        tx -> {
          tx.first(
                  """
                  insert into later_message (timeline_id, consultant_id, text, client_key, due_at)
                  values ($1, $2, $3, $4, $5) on conflict (client_key) do nothing returning id
                  """,
                  row -> row.number("id"),
                  timeline,
                  by,
                  draft.text(),
                  draft.clientKey(),
                  at)
              .ifPresent(id -> Timers.set(tx, KIND, id, at, Map.of()));
          return tx.one(SELECT + "where m.client_key = $1", LaterMessages::read, draft.clientKey());
        });
  }

  /** What waits on a timeline, the next first. */
  public List<LaterMessage> on(TimelineId timeline) {
    return database.list(
        SELECT + "where m.timeline_id = $1 order by m.due_at, m.id", LaterMessages::read, timeline);
  }

  public Optional<LaterMessage> find(long id) {
    return database.first(SELECT + "where m.id = $1", LaterMessages::read, id);
  }

  /** False when it has been said, or taken back, already. */
  public boolean takeBack(long id) {
    return database.inTransaction(
        tx -> {
          boolean waited = tx.update("delete from later_message where id = $1", id) > 0;
          Timers.cancel(tx, KIND, id);
          return waited;
        });
  }

  /** What is to be said now; nobody takes it back until the transaction ends. */
  static Optional<Ripe> ripe(Sql tx, long id) {
    return tx.first(
        """
        select m.timeline_id, m.consultant_id, m.text, m.client_key, c.id as conversation, t.id as ticket
        from later_message m
        left join conversation c on c.timeline_id = m.timeline_id
        left join ticket t on t.timeline_id = m.timeline_id
        where m.id = $1 for update of m
        """,
        Ripe::of,
        id);
  }

  private static LaterMessage read(Row row) {
    return new LaterMessage(
        row.number("id"),
        new TimelineId(row.number("timeline_id")),
        new ConsultantId(row.number("consultant_id")),
        row.text("name"),
        row.text("text"),
        row.instant("due_at"));
  }
}
