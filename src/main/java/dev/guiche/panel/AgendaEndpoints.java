package dev.guiche.panel;

import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Timelines;
import dev.guiche.desk.DeskId;
import dev.guiche.http.Answer;
import dev.guiche.http.Call;
import dev.guiche.http.Endpoints;
import dev.guiche.http.door.Refused;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketId;
import dev.guiche.ticket.agenda.Appointment;
import dev.guiche.ticket.agenda.Appointments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Appointments, and the note of a remote session. */
final class AgendaEndpoints implements Endpoints.Group {
  private static final Duration LONGEST = Duration.ofDays(62);

  private final Services services;
  private final Chosen chosen;
  private final Appointments appointments;

  AgendaEndpoints(Services services) {
    this.services = services;
    this.chosen = new Chosen(services);
    this.appointments = new Appointments(services.database(), services.ticketing());
  }

  @Override
  public void register(Endpoints endpoints) {
    endpoints
        .on("listAppointments", this::ofDesk)
        .on("listTicketAppointments", this::ofTicket)
        .on("setAppointment", this::set)
        .on("changeAppointment", this::change)
        .on("cancelAppointment", this::cancel)
        .on("noteRemoteSession", this::remote);
  }

  private Ticket ticket(Call call, long id) {
    return services
        .ticketing()
        .tickets()
        .find(call.sight(), new TicketId(id))
        .orElseThrow(Refused.NotFound::new);
  }

  private Answer ofTicket(Call call) {
    return Answer.ok(Map.of("items", appointments.of(ticket(call, call.id()).id())));
  }

  private Answer ofDesk(Call call) {
    var from = time("from", call.text("from").orElse(null));
    var to = time("to", call.text("to").orElse(null));
    if (Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw new Refused.Invalid("to", "Peça no máximo 62 dias de cada vez.");
    }
    var desk = new DeskId(call.number("desk").orElseThrow());
    var desks = services.consultants().find(call.me()).orElseThrow().desks();
    if (!call.sight().covers(null, desk, desks)) {
      throw new Refused.NotFound();
    }
    return Answer.ok(Map.of("items", appointments.between(desk, from, to)));
  }

  private static Instant time(String at, @Nullable String text) {
    return Objects.requireNonNull(WorkEndpoints.time(at, text));
  }

  private record Wish(
      String kind,
      String startsAt,
      int minutes,
      @Nullable String place,
      @Nullable Long consultant,
      @Nullable List<Long> remind) {}

  private Appointment.Wish wish(Call call) {
    var wish = call.body(Wish.class);
    return new Appointment.Wish(
        Appointment.Kind.valueOf(wish.kind().toUpperCase(Locale.ROOT)),
        time("/startsAt", wish.startsAt()),
        wish.minutes(),
        wish.place(),
        wish.consultant() == null
            ? null
            : chosen.consultant("/consultant", wish.consultant()).value(),
        Objects.requireNonNullElse(wish.remind(), Appointment.Wish.USUAL));
  }

  private Answer set(Call call) {
    return Answer.created(appointments.set(ticket(call, call.id()), wish(call), call.me()));
  }

  private Answer change(Call call) {
    var known = appointments.find(call.id()).orElseThrow(Refused.NotFound::new);
    var ticket = ticket(call, known.ticket().value());
    return Answer.ok(appointments.change(ticket, known.id(), wish(call), call.me()));
  }

  private Answer cancel(Call call) {
    var known = appointments.find(call.id()).orElseThrow(Refused.NotFound::new);
    var ticket = ticket(call, known.ticket().value());
    return Answer.ok(appointments.cancel(ticket, known.id(), call.me()));
  }

  private record Session(String startedAt, int minutes, @Nullable String text) {}

  private Answer remote(Call call) {
    var ticket = ticket(call, call.id());
    var session = call.body(Session.class);
    var details =
        Map.of(
            "startedAt", time("/startedAt", session.startedAt()).toString(),
            "minutes", session.minutes());
    services
        .database()
        .inTransaction(
            tx -> {
              Timelines.lock(tx, ticket.timeline());
              var text = session.text();
              if (text != null && !text.isBlank()) {
                var note = NewEntry.note(call.me(), text.replace("\0", "").strip(), null);
                Timelines.add(tx, ticket.timeline(), note);
              }
              var event = NewEntry.event("remote-session", call.me(), false, details);
              return Timelines.add(tx, ticket.timeline(), event);
            });
    services.ticketing().afterwards().changed(ticket.timeline());
    return Answer.nothing();
  }
}
