package dev.guiche.ticket.agenda;

import dev.guiche.conversation.Sight;
import dev.guiche.conversation.TimelineId;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Sql;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.Ticketing;
import dev.guiche.ticket.agenda.AppointmentWords.News;
import dev.guiche.timer.Alarm;
import dev.guiche.timer.Due;
import dev.guiche.timer.TimerKind;
import dev.guiche.timer.Timers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Reminds customers of their appointments, on the channels where they are told of their ticket. */
public final class Reminders implements Alarm {
  public static final TimerKind KIND = new TimerKind("appointment-reminder");

  private final Ticketing ticketing;

  public Reminders(Ticketing ticketing) {
    this.ticketing = ticketing;
  }

  /** Those of an appointment that has changed ring no more. */
  static void setAnew(Sql tx, Appointment appointment, TimelineId timeline) {
    var old =
        tx.list(
            "delete from appointment_reminder where appointment_id = $1 returning id",
            row -> row.number("id"),
            appointment.id());
    old.forEach(reminder -> Timers.cancel(tx, KIND, reminder));
    if (appointment.cancelled()) {
      return;
    }
    var now = tx.now();
    for (long minutes : appointment.remind().stream().distinct().toList()) {
      var due = appointment.startsAt().minus(Duration.ofMinutes(minutes));
      if (due.isAfter(now)) {
        long reminder =
            tx.one(
                "insert into appointment_reminder (appointment_id, due_at) values ($1, $2)"
                    + " returning id",
                row -> row.number("id"),
                appointment.id(),
                due);
        Timers.set(tx, KIND, reminder, due, Map.of("timeline", timeline.value()));
      }
    }
  }

  @Override
  public void lock(Sql tx, long subject) {
    timeline(tx, subject).ifPresent(timeline -> Timelines.lock(tx, timeline));
  }

  private static Optional<TimelineId> timeline(Sql tx, long reminder) {
    return tx.first(
        """
        select t.timeline_id from appointment_reminder r
        join appointment a on a.id = r.appointment_id join ticket t on t.id = a.ticket_id where r.id = $1
        """,
        row -> new TimelineId(row.number("timeline_id")),
        reminder);
  }

  private record About(long appointment, boolean overtaken) {}

  @Override
  public void ring(Sql tx, Due due) {
    tx.first(
            """
            select r.appointment_id, a.starts_at <= now() or exists (
              select from appointment_reminder o
              where o.appointment_id = r.appointment_id and o.due_at > r.due_at and o.due_at <= now()) as overtaken
            from appointment_reminder r join appointment a on a.id = r.appointment_id where r.id = $1
            """,
            row -> new About(row.number("appointment_id"), row.flag("overtaken")),
            due.subject())
        .filter(about -> !about.overtaken())
        .ifPresent(about -> remind(tx, Appointments.find(tx, about.appointment()).orElseThrow()));
    tx.update("delete from appointment_reminder where id = $1", due.subject());
  }

  @Override
  public void rung(Due due) {
    ticketing.afterwards().changed(new TimelineId(due.details().path("timeline").asLong()));
  }

  private void remind(Sql tx, Appointment appointment) {
    var ticket = ticket(appointment.ticket());
    Timelines.add(tx, ticket.timeline(), Appointments.event(News.REMINDER, appointment, null));
    var telling = ticketing.telling();
    var reader = telling.reader(tx, ticket);
    telling.tell(tx, ticket, AppointmentWords.say(News.REMINDER, appointment, reader));
  }

  private Ticket ticket(TicketId id) {
    return ticketing.tickets().find(Sight.everything(), id).orElseThrow();
  }
}
