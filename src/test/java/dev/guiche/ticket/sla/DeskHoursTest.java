package dev.guiche.ticket.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.database.TestDatabase;
import dev.guiche.ticket.Deadline.Aim;
import dev.guiche.ticket.House;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketChange;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Deadlines as a desk's workflow and hours say them. */
@Tag("TS-4")
@Tag("IN-15")
class DeskHoursTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  private static House house;

  @BeforeAll
  static void open() {
    house = new House(db.database(), null, "sla.yml");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static Instant due(Ticket ticket) {
    var deadline = house.ticket(ticket.id()).deadline();
    assertThat(deadline).isNotNull();
    assertThat(deadline.aim()).isEqualTo(Aim.FIRST_ANSWER);
    return deadline.due();
  }

  @Test
  void aTicketIsAnsweredWithinThreeBusinessDaysOfItsRegistration() {
    var hours = house.config.hours().of("suporte");
    var ticket = house.mailTicket("maria@loja.example", "Nota", "Não emite");
    var due = due(ticket);
    assertThat(due).isEqualTo(hours.addDays(ticket.openedAt(), 3));
    assertThat(Duration.between(ticket.openedAt(), due)).isGreaterThan(Duration.ofDays(2));
    db.pass(Duration.between(db.database().now(), due).minusMinutes(5));
    house.clock.ringDue();
    assertThat(house.events(ticket.timeline())).doesNotContain("sla-breach");
    db.pass(Duration.ofMinutes(6));
    house.clock.ringDue();
    assertThat(house.events(ticket.timeline())).containsOnlyOnce("sla-breach");
  }

  @Test
  void aCustomersSilenceIsCountedInBusinessDaysWhereTheWorkflowSaysSo() {
    var hours = house.config.hours().of("suporte");
    var ticket = house.mailTicket("rita@loja.example", "Nota", "Não emite");
    var handling = house.ticketing.handling();
    handling.moveTo(ticket.id(), "em-atendimento", house.ana, null, null);
    var asked = handling.moveTo(ticket.id(), "aguardando-cliente", house.ana, null, null);
    var end = hours.addDays(asked.stageSince(), 10);
    assertThat(silence(ticket)).isEqualTo(end);
    db.database().update("delete from timer where subject = $1", ticket.id());
    house.ticketing.adoptTimers();
    assertThat(silence(ticket)).as("after a restart with another workflow").isEqualTo(end);
    db.pass(Duration.between(db.database().now(), end).minusMinutes(5));
    house.clock.ringDue();
    assertThat(house.ticket(ticket.id()).stage().key()).isEqualTo("aguardando-cliente");
    db.pass(Duration.ofMinutes(6));
    house.clock.ringDue();
    assertThat(house.ticket(ticket.id()).stage().key()).isEqualTo("resolvido");
  }

  private static Instant silence(Ticket ticket) {
    return db.database()
        .one(
            "select due_at from timer where kind = 'ticket-silence' and subject = $1",
            row -> row.instant("due_at"),
            ticket.id());
  }

  @Test
  void whatIsUrgentIsAnsweredWithinHoursOfTheDesk() {
    var hours = house.config.hours().of("suporte");
    var ticket = house.mailTicket("jose@loja.example", "Parado", "Nada funciona");
    var urgent = new TicketChange(null, null, Priority.URGENT, null, false);
    house.ticketing.handling().change(ticket.id(), urgent, house.ana);
    assertThat(due(ticket)).isEqualTo(hours.add(ticket.openedAt(), Duration.ofHours(4)));
  }
}
