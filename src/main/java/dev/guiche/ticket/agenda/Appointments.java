package dev.guiche.ticket.agenda;

import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Protocol;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.Database;
import dev.guiche.database.Row;
import dev.guiche.database.Sql;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import dev.guiche.ticket.Parcel;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.Ticketing;
import dev.guiche.ticket.agenda.AppointmentWords.News;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sets, changes and cancels appointments. Each verb is one transaction, leaves an event, tells the
 * customer, and moves the reminders along.
 */
public final class Appointments {
  static final String SELECT =
      """
      select a.id, a.ticket_id, t.protocol, t.title, a.kind, a.starts_at, a.minutes, a.place, a.consultant_id,
             k.name as consultant_name, a.remind, a.sequence, a.cancelled_at is not null as cancelled
      from appointment a join ticket t on t.id = a.ticket_id left join consultant k on k.id = a.consultant_id
      """;

  private final Database database;
  private final Ticketing ticketing;

  public Appointments(Database database, Ticketing ticketing) {
    this.database = database;
    this.ticketing = ticketing;
  }

  public List<Appointment> of(TicketId ticket) {
    return database.list(
        SELECT + " where a.ticket_id = $1 order by a.starts_at, a.id", Appointments::read, ticket);
  }

  /** A desk's, from one moment to another, that have not been cancelled. */
  public List<Appointment> between(DeskId desk, Instant from, Instant to) {
    return database.list(
        SELECT
            + """
             where t.desk_id = $1 and a.cancelled_at is null and a.starts_at >= $2 and a.starts_at < $3
            order by a.starts_at, a.id
            """,
        Appointments::read,
        desk,
        from,
        to);
  }

  public Optional<Appointment> find(long id) {
    return find(database, id);
  }

  static Optional<Appointment> find(Sql sql, long id) {
    return sql.first(SELECT + " where a.id = $1", Appointments::read, id);
  }

  public Appointment set(Ticket ticket, Appointment.Wish wish, ConsultantId by) {
    return write(
        ticket,
        News.SET,
        by,
        tx -> {
          refusePast(tx, wish);
          return tx.one(
              """
              insert into appointment (ticket_id, kind, starts_at, minutes, place, consultant_id, remind, created_by)
              values ($1, $2, $3, $4, $5, $6, $7, $8) returning id
              """,
              row -> row.number("id"),
              ticket.id(),
              wish.kind(),
              wish.startsAt(),
              wish.minutes(),
              text(wish.place()),
              wish.consultant(),
              wish.remind().toArray(Long[]::new),
              by);
        });
  }

  public Appointment change(Ticket ticket, long id, Appointment.Wish wish, ConsultantId by) {
    return write(
        ticket,
        News.CHANGED,
        by,
        tx -> {
          refusePast(tx, wish);
          refuseCancelled(tx, id);
          tx.update(
              """
              update appointment set kind = $2, starts_at = $3, minutes = $4, place = $5, consultant_id = $6, remind = $7,
                sequence = sequence + 1
              where id = $1
              """,
              id,
              wish.kind(),
              wish.startsAt(),
              wish.minutes(),
              text(wish.place()),
              wish.consultant(),
              wish.remind().toArray(Long[]::new));
          return id;
        });
  }

  public Appointment cancel(Ticket ticket, long id, ConsultantId by) {
    return write(
        ticket,
        News.CANCELLED,
        by,
        tx -> {
          refuseCancelled(tx, id);
          tx.update(
              "update appointment set cancelled_at = now(), sequence = sequence + 1 where id = $1",
              id);
          return id;
        });
  }

  private interface Verb {
    long in(Sql tx);
  }

  private Appointment write(Ticket ticket, News news, ConsultantId by, Verb verb) {
    var written =
        database.inTransaction(
            tx -> {
              Timelines.lock(tx, ticket.timeline());
              var appointment = find(tx, verb.in(tx)).orElseThrow();
              Reminders.setAnew(tx, appointment, ticket.timeline());
              Timelines.add(tx, ticket.timeline(), event(news, appointment, by));
              tell(tx, ticket, news, appointment);
              return appointment;
            });
    ticketing.afterwards().changed(ticket.timeline());
    return written;
  }

  static NewEntry event(News news, Appointment appointment, @Nullable ConsultantId by) {
    String type =
        switch (news) {
          case SET -> "appointment-set";
          case CHANGED -> "appointment-changed";
          case CANCELLED -> "appointment-cancelled";
          case REMINDER -> "appointment-reminded";
        };
    return NewEntry.event(
        type,
        by,
        false,
        Map.of(
            "appointment", appointment.id(),
            "kind", appointment.kind().name().toLowerCase(Locale.ROOT),
            "at", appointment.startsAt().toString()));
  }

  private void tell(Sql tx, Ticket ticket, News news, Appointment appointment) {
    var telling = ticketing.telling();
    var reader = telling.reader(tx, ticket);
    var parcels =
        ticketing
            .mail()
            .route(tx, ticket)
            .map(
                route -> {
                  String summary =
                      AppointmentWords.kind(appointment.kind(), reader.wording().locale())
                          + " ("
                          + ticket.protocol()
                          + ")";
                  return List.of(
                      new Parcel(
                          "agenda.ics",
                          "text/calendar; method="
                              + Invitation.method(appointment)
                              + "; charset=UTF-8",
                          Invitation.of(
                              appointment,
                              summary,
                              route.mailbox().address(),
                              route.address(),
                              tx.now())));
                })
            .orElse(List.of());
    telling.tell(tx, ticket, AppointmentWords.say(news, appointment, reader), parcels);
  }

  private static void refusePast(Sql tx, Appointment.Wish wish) {
    if (wish.startsAt().isBefore(tx.now())) {
      throw new Refusal.Invalid("in-the-past", "Escolha um horário que ainda vem.");
    }
  }

  private static void refuseCancelled(Sql tx, long id) {
    if (find(tx, id).filter(found -> !found.cancelled()).isEmpty()) {
      throw new Refusal.Invalid("cancelled", "Este agendamento já foi cancelado; marque outro.");
    }
  }

  private static @Nullable String text(@Nullable String place) {
    return place == null || place.isBlank() ? null : place.replace("\0", "").strip();
  }

  private static Appointment read(Row row) {
    return new Appointment(
        row.number("id"),
        new TicketId(row.number("ticket_id")),
        new Protocol(row.text("protocol")),
        row.text("title"),
        row.constant("kind", Appointment.Kind.class),
        row.instant("starts_at"),
        row.integer("minutes"),
        row.textOrNull("place"),
        row.numberOrNull("consultant_id"),
        row.textOrNull("consultant_name"),
        row.numbers("remind"),
        row.integer("sequence"),
        row.flag("cancelled"));
  }
}
