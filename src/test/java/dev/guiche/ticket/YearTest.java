package dev.guiche.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.channel.MailFacts.Origin;
import dev.guiche.config.Span;
import dev.guiche.config.Target;
import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.config.WorkflowConfig.Who;
import dev.guiche.database.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A year of a desk in which customers write, answer, are away or forget, and consultants answer,
 * move and dawdle. The seed is printed so that a failure can be looked at again.
 */
@Tag("CU-11")
class YearTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  private static final int DAYS = 365;
  private static House house;
  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random dice = new Random(seed);
  private final List<TicketId> tickets = new ArrayList<>();

  @BeforeAll
  static void open() {
    house = new House(db.database());
    house.aims =
        (ticket, plan) ->
            Optional.of(
                new Target(
                    Set.of(),
                    Set.of(),
                    List.of(),
                    new Span(
                        ticket.priority() == Priority.URGENT ? 4 : 24, Span.Unit.BUSINESS_HOURS),
                    new Span(2, Span.Unit.BUSINESS_DAYS),
                    new Span(30, Span.Unit.DAYS)));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void noTicketIsStuckAndNoTimerIsLostOrRingsTwice() {
    System.out.println("Seed of this year: " + seed);
    for (int day = 0; day < DAYS; day++) {
      live();
      // Now and then nothing runs for days; then all that was due rings at once.
      boolean standstill = dice.nextInt(40) == 0;
      pass(
          standstill
              ? Duration.ofDays(2 + dice.nextInt(11))
              : Duration.ofHours(20 + dice.nextInt(8)));
    }
    System.out.println(tickets.size() + " tickets, " + timersRung() + " timers rung");
    assertThat(timersRung()).isGreaterThan(100);
    nothingIsLost();
    for (int day = 0; day < 60; day++) {
      finishWhatIsOurTurn();
      pass(Duration.ofDays(1));
    }
    assertThat(list("select id as n from ticket where closed_at is null")).isEmpty();
    assertThat(list("select subject as n from timer")).isEmpty();
    everythingRangOnce();
  }

  private static void pass(Duration time) {
    db.pass(time);
    house.clock.ringDue();
  }

  private void live() {
    if (dice.nextInt(3) == 0) {
      var from = "cliente" + dice.nextInt(40) + "@loja.example";
      tickets.add(house.mailTicket(from, "Nota", "Não emite").id());
    }
    for (int n = 0; n < 3 && !tickets.isEmpty(); n++) {
      happen(house.ticket(tickets.get(Math.max(0, tickets.size() - 1 - dice.nextInt(12)))));
    }
  }

  private void happen(Ticket ticket) {
    switch (dice.nextInt(10)) {
      case 0, 1, 2 -> answer(ticket);
      case 3, 4 -> house.reply(ticket, ticket.email(), "Ainda não funciona");
      case 5 -> away(ticket);
      case 6 -> {
        var priority = Priority.values()[dice.nextInt(4)];
        var change = new TicketChange(null, null, priority, null, false);
        house.ticketing.handling().change(ticket.id(), change, house.ana);
      }
      default -> move(ticket);
    }
  }

  private static void answer(Ticket ticket) {
    if (ticket.stage().visible()) {
      house.ticketing.answering().answer(ticket.id(), house.ana, house.draft("Tente de novo"));
    }
  }

  private static void away(Ticket ticket) {
    String subject = "Re: [" + ticket.protocol() + "] Nota";
    house.receive(
        Letter.from(ticket.email(), subject, "Estou de férias")
            .origin(Origin.AUTOMATIC_REPLY)
            .message());
  }

  private void move(Ticket ticket) {
    var next = house.ticketing.workflows().next(ticket, Who.CONSULTANT);
    if (!next.isEmpty()) {
      var to = next.get(dice.nextInt(next.size()));
      house.ticketing.handling().moveTo(ticket.id(), to.key(), house.ana, "Feito", "Não cabe");
    }
  }

  /** What waits for a customer waits for its timer; all else a consultant can bring to an end. */
  private void finishWhatIsOurTurn() {
    for (long id : list("select id as n from ticket where closed_at is null")) {
      var ticket = house.ticket(new TicketId(id));
      boolean ours = !ticket.stage().key().equals("cliente") || !hasTimer(ticket);
      if (ours) {
        var end = ticket.stage().next().contains("finalizado") ? "finalizado" : "cancelado";
        house.ticketing.handling().moveTo(ticket.id(), end, house.ana, "Feito", "Feito");
      }
    }
  }

  private static boolean hasTimer(Ticket ticket) {
    return !list(
            "select subject as n from timer where kind = 'ticket-silence' and subject = $1",
            ticket.id())
        .isEmpty();
  }

  private static void nothingIsLost() {
    assertThat(list("select subject as n from timer where due_at <= now() or attempts > 0"))
        .as("overdue or failing")
        .isEmpty();
    assertThat(
            list(
                """
                select c.id as n from ticket c join timeline t on t.id = c.timeline_id
                where c.stage = 'cliente' and t.waiting_since is null
                  and not exists (select from timer where kind = 'ticket-silence' and subject = c.id)
                """))
        .as("waiting for a customer without an end")
        .isEmpty();
    assertThat(
            list(
                """
                select id as n from ticket_sla s
                where met_at is null and paused_at is null and breached_at is null
                  and not exists (select from timer where kind = 'sla-breach' and subject = s.id)
                """))
        .as("deadlines that nobody watches")
        .isEmpty();
    assertThat(
            list(
                """
                select id as n from ticket_sla
                where met_at is null and paused_at is null and breached_at is null and due_at < now()
                """))
        .as("missed and not said")
        .isEmpty();
  }

  private static void everythingRangOnce() {
    assertThat(
            list(
                """
                select e.timeline_id as n from entry e where e.event ->> 'type' = 'sla-breach'
                group by e.timeline_id, e.event ->> 'aim', e.event ->> 'due' having count(*) > 1
                """))
        .as("told twice of one breach")
        .isEmpty();
    assertThat(list("select count(*) as n from entry where event ->> 'type' = 'sla-breach'"))
        .isEqualTo(list("select count(*) as n from ticket_sla where breached_at is not null"));
    assertThat(
            list(
                """
                select timeline_id as n from entry where event ->> 'type' = 'silence-warning'
                group by timeline_id, event ->> 'until' having count(*) > 1
                """))
        .as("warned twice of one end")
        .isEmpty();
    assertThat(
            list("select count(*) as n from entry where event ->> 'rule' = 'silence'").getFirst())
        .isPositive();
  }

  private static long timersRung() {
    return list("""
    select count(*) as n from entry
    where event ->> 'type' in ('sla-warning', 'sla-breach', 'silence-warning')
      or event ->> 'rule' = 'silence'
    """)
        .getFirst();
  }

  private static List<Long> list(String sql, Object... parameters) {
    return db.database().list(sql, row -> row.number("n"), parameters);
  }
}
