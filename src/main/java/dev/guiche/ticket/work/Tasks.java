package dev.guiche.ticket.work;

import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Database;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.Ticketing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tasks inside tickets. Each verb is one transaction and leaves an event with who did it. */
public final class Tasks {
  private static final String SELECT =
      """
      select s.id, s.ticket_id, s.text, s.due_at, s.created_at, s.done_at, s.assignee, a.name as assignee_name,
             s.created_by, c.name as created_name, s.done_by, d.name as done_name
      from ticket_task s
      join consultant c on c.id = s.created_by
      left join consultant a on a.id = s.assignee
      left join consultant d on d.id = s.done_by
      """;

  private final Database database;
  private final Ticketing ticketing;

  public Tasks(Database database, Ticketing ticketing) {
    this.database = database;
    this.ticketing = ticketing;
  }

  /** What is to be done first, then what was done. */
  public List<Task> of(TicketId ticket) {
    return database.list(
        SELECT + " where s.ticket_id = $1 order by s.done_at is not null, s.due_at, s.id",
        Tasks::read,
        ticket);
  }

  public Optional<Task> find(long id) {
    return find(database, id);
  }

  private static Optional<Task> find(Sql sql, long id) {
    return sql.first(SELECT + " where s.id = $1", Tasks::read, id);
  }

  public long open(TicketId ticket) {
    return database.one(
        "select count(*) as n from ticket_task where ticket_id = $1 and done_at is null",
        row -> row.number("n"),
        ticket);
  }

  /** Whoever closes a ticket should know what is still to be done. */
  public void refuseOpen(TicketId ticket) {
    long open = open(ticket);
    if (open > 0) {
      throw new Refusal.Invalid(
          "open-tasks",
          "Há %d tarefa(s) por fazer neste chamado. Dê baixa, ou confirme que vai encerrar assim."
              .formatted(open));
    }
  }

  public Task add(
      Ticket ticket,
      String text,
      @Nullable ConsultantId assignee,
      @Nullable Instant due,
      ConsultantId by) {
    String words = words(text);
    return write(
        ticket,
        "task-added",
        by,
        tx ->
            tx.one(
                """
                insert into ticket_task (ticket_id, text, assignee, due_at, created_by)
                values ($1, $2, $3, $4, $5) returning id
                """,
                row -> row.number("id"),
                ticket.id(),
                words,
                assignee,
                due,
                by));
  }

  /** Writes all of it anew. */
  public Task change(
      Ticket ticket,
      Task task,
      String text,
      @Nullable ConsultantId assignee,
      @Nullable Instant due,
      ConsultantId by) {
    String words = words(text);
    return write(
        ticket,
        "task-changed",
        by,
        tx -> {
          tx.update(
              "update ticket_task set text = $2, assignee = $3, due_at = $4 where id = $1",
              task.id(),
              words,
              assignee,
              due);
          return task.id();
        });
  }

  /** Whoever's it is; done twice, it was the first who did it. */
  public Task finish(Ticket ticket, Task task, boolean done, ConsultantId by) {
    if ((task.doneAt() != null) == done) {
      return task;
    }
    return write(
        ticket,
        done ? "task-done" : "task-reopened",
        by,
        tx -> {
          tx.update(
              """
              update ticket_task set done_by = case when $2 then $3::bigint end,
                done_at = case when $2 then now() end
              where id = $1
              """,
              task.id(),
              done,
              by);
          return task.id();
        });
  }

  private interface Verb {
    long in(Sql tx);
  }

  private Task write(Ticket ticket, String event, ConsultantId by, Verb verb) {
    var written =
        database.inTransaction(
            tx -> {
              Timelines.lock(tx, ticket.timeline());
              var task = find(tx, verb.in(tx)).orElseThrow();
              var details = Map.of("task", task.id(), "text", task.text());
              Timelines.add(tx, ticket.timeline(), NewEntry.event(event, by, false, details));
              return task;
            });
    ticketing.afterwards().changed(ticket.timeline());
    return written;
  }

  private static String words(String text) {
    String words = text.replace("\0", "").strip();
    if (words.isEmpty()) {
      throw new Refusal.Invalid("text-needed", "Escreva o que há para fazer.");
    }
    return words;
  }

  private static Task read(Row row) {
    return new Task(
        row.number("id"),
        new TicketId(row.number("ticket_id")),
        row.text("text"),
        person(row, "assignee", "assignee_name"),
        row.instantOrNull("due_at"),
        new Task.Person(row.number("created_by"), row.text("created_name")),
        row.instant("created_at"),
        person(row, "done_by", "done_name"),
        row.instantOrNull("done_at"));
  }

  private static Task.@Nullable Person person(Row row, String id, String name) {
    var known = row.numberOrNull(id);
    return known == null ? null : new Task.Person(known, row.text(name));
  }
}
