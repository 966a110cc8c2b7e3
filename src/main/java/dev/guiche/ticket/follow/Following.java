package dev.guiche.ticket.follow;

import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.TimelineId;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Database;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.ticket.Ticketing;
import dev.guiche.ticket.Watchers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Begins and ends the following of a ticket. Each verb is one transaction and leaves an event. */
public final class Following {
  private final Database database;
  private final Ticketing ticketing;

  public Following(Database database, Ticketing ticketing) {
    this.database = database;
    this.ticketing = ticketing;
  }

  /** One who follows, and how that came. */
  public record Watcher(ConsultantId id, String name, Watchers.Why why, Instant since) {}

  public List<Watcher> of(TimelineId ticket) {
    return database.list(
        """
        select w.consultant_id, k.name, w.why, w.since
        from watcher w join consultant k on k.id = w.consultant_id
        where w.timeline_id = $1 and k.enabled order by w.since, k.name
        """,
        row ->
            new Watcher(
                new ConsultantId(row.number("consultant_id")),
                row.text("name"),
                row.constant("why", Watchers.Why.class),
                row.instant("since")),
        ticket);
  }

  /** Lets somebody follow a ticket, oneself or a colleague, who hears of it. */
  public void begin(TimelineId ticket, ConsultantId who, ConsultantId by) {
    change(
        tx -> Watchers.add(tx, ticket, who, Watchers.Why.CHOSE, by), "watching", ticket, who, by);
  }

  public void end(TimelineId ticket, ConsultantId who, ConsultantId by) {
    change(
        tx ->
            tx.update(
                    "delete from watcher where timeline_id = $1 and consultant_id = $2",
                    ticket,
                    who)
                > 0,
        "unwatched",
        ticket,
        who,
        by);
  }

  private interface Change {
    boolean in(Sql tx);
  }

  private void change(
      Change change, String event, TimelineId ticket, ConsultantId who, ConsultantId by) {
    database.inTransaction(
        tx -> {
          Timelines.lock(tx, ticket);
          if (change.in(tx)) {
            var details = Map.of("consultant", who.value(), "name", name(tx, who));
            Timelines.add(tx, ticket, NewEntry.event(event, by, false, details));
          }
          return Set.of();
        });
    ticketing.afterwards().changed(ticket);
  }

  private static String name(Sql tx, ConsultantId who) {
    return tx.first("select name from consultant where id = $1", row -> row.text("name"), who)
        .orElseThrow(() -> new Refusal.NotFound("consultant"));
  }
}
