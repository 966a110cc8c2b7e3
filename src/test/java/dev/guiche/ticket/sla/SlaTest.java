package dev.guiche.ticket.sla;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.config.Span;
import dev.guiche.config.Target;
import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.conversation.Entry;
import dev.guiche.conversation.Sight;
import dev.guiche.database.TestDatabase;
import dev.guiche.ticket.Deadline;
import dev.guiche.ticket.Deadline.Aim;
import dev.guiche.ticket.Deadline.State;
import dev.guiche.ticket.House;
import dev.guiche.ticket.NewTicket;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketChange;
import dev.guiche.ticket.TicketFilter;
import dev.guiche.ticket.TicketFilter.Pressing;
import dev.guiche.ticket.TicketId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Eight hours for the first answer, four when it is urgent, two for the next, a day for all. */
@Tag("TS-4")
@Tag("IN-15")
class SlaTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  private static House house;
  private final String customer = UUID.randomUUID() + "@loja.example";

  @BeforeAll
  static void open() {
    house = new House(db.database());
    house.aims =
        (ticket, plan) ->
            Optional.of(
                ticket.priority() == Priority.URGENT || "premium".equals(plan)
                    ? target(4)
                    : target(8));
  }

  private static Target target(int firstAnswer) {
    return new Target(Set.of(), Set.of(), List.of(), within(firstAnswer), within(2), within(24));
  }

  private static Span within(int amount) {
    return new Span(amount, Span.Unit.HOURS);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private Ticket ticket() {
    return house.mailTicket(customer, "Nota", "Não emite");
  }

  private static void hours(double hours) {
    db.pass(Duration.ofMinutes((long) (hours * 60)));
    house.clock.ringDue();
  }

  private static void answer(Ticket ticket) {
    house.ticketing.answering().answer(ticket.id(), house.ana, house.draft("Já vimos"));
  }

  private static void move(Ticket ticket, String stage, @Nullable String solution) {
    house.ticketing.handling().moveTo(ticket.id(), stage, house.ana, solution, null);
  }

  private static @Nullable Deadline deadline(Ticket ticket) {
    return house.ticket(ticket.id()).deadline();
  }

  private static void is(Ticket ticket, Aim aim, State state, double hoursLeft) {
    var deadline = deadline(ticket);
    assertThat(deadline).isNotNull();
    assertThat(deadline.aim()).isEqualTo(aim);
    assertThat(deadline.state()).isEqualTo(state);
    assertThat(deadline.left().toMinutes() / 60.0)
        .isCloseTo(hoursLeft, org.assertj.core.data.Offset.offset(0.1));
  }

  private static List<Entry> events(Ticket ticket, String type) {
    return house.entries(ticket.timeline()).stream()
        .filter(entry -> entry.event() != null)
        .filter(entry -> entry.event().path("type").asText().equals(type))
        .toList();
  }

  @Test
  void theNextDeadlineIsTheFirstAnswerThenTheSolution() {
    var ticket = ticket();
    is(ticket, Aim.FIRST_ANSWER, State.FINE, 8);
    hours(3);
    is(ticket, Aim.FIRST_ANSWER, State.FINE, 5);
    answer(ticket);
    is(ticket, Aim.SOLUTION, State.FINE, 21);
    move(ticket, "atendimento", null);
    move(ticket, "finalizado", "Feito");
    assertThat(deadline(ticket)).isNull();
    hours(48);
    assertThat(events(ticket, "sla-breach")).isEmpty();
  }

  @Test
  void aWarningAndABreachAreEachToldOnceAmongUs() {
    var ticket = ticket();
    house.ticketing.handling().change(ticket.id(), TicketChange.assign(house.ana), house.ana);
    hours(6.1);
    is(ticket, Aim.FIRST_ANSWER, State.WARN, 1.9);
    hours(0.5);
    assertThat(events(ticket, "sla-warning")).hasSize(1).allMatch(entry -> !entry.visible());
    hours(2);
    hours(2);
    is(ticket, Aim.FIRST_ANSWER, State.LATE, -2.6);
    assertThat(events(ticket, "sla-breach")).hasSize(1).allMatch(entry -> !entry.visible());
    assertThat(
            db.database()
                .list(
                    "select consultant_id as id from mention where timeline_id = $1",
                    row -> row.number("id"),
                    ticket.timeline()))
        .containsOnly(house.ana.value());
    answer(ticket);
    is(ticket, Aim.SOLUTION, State.FINE, 13.4);
    assertThat(figures(ticket)).containsExactly("first_answer missed", "solution open");
  }

  @Test
  @Tag("IN-16")
  void aCustomerWhomWeLetWaitHearsThatWeAreStillOnIt() {
    var ticket = ticket();
    hours(9);
    house.quiet();
    assertThat(house.mailsTo(customer)).anyMatch(m -> m.text().contains("Ainda estamos cuidando"));
  }

  @Test
  void theClockStandsWhileItIsTheCustomersTurn() {
    var ticket = ticket();
    hours(1);
    answer(ticket);
    move(ticket, "atendimento", null);
    move(ticket, "cliente", null);
    hours(72);
    is(ticket, Aim.SOLUTION, State.STOPPED, 23);
    assertThat(events(ticket, "sla-breach")).isEmpty();
    house.reply(ticket, customer, "Era isso mesmo?");
    is(ticket, Aim.NEXT_ANSWER, State.FINE, 2);
    answer(ticket);
    is(ticket, Aim.SOLUTION, State.FINE, 23);
    hours(24);
    assertThat(events(ticket, "sla-breach")).hasSize(1);
  }

  @Test
  void eachTimeTheCustomerSpeaksAnAnswerIsDueAndSpeakingTwiceMakesItNoLater() {
    var ticket = ticket();
    answer(ticket);
    house.reply(ticket, customer, "E agora?");
    hours(1);
    house.reply(ticket, customer, "Alô?");
    is(ticket, Aim.NEXT_ANSWER, State.FINE, 1);
    answer(ticket);
    house.reply(ticket, customer, "Mais uma coisa");
    is(ticket, Aim.NEXT_ANSWER, State.FINE, 2);
  }

  @Test
  void anotherPriorityIsReckonedFromTheBeginning() {
    var ticket = ticket();
    hours(3);
    var urgent = new TicketChange(null, null, Priority.URGENT, null, false);
    house.ticketing.handling().change(ticket.id(), urgent, house.ana);
    is(ticket, Aim.FIRST_ANSWER, State.WARN, 1);
    hours(1.1);
    assertThat(events(ticket, "sla-breach")).hasSize(1);
  }

  @Test
  void aTicketThatGoesOnHasTheSameSolutionToFind() {
    var ticket = ticket();
    answer(ticket);
    hours(4);
    move(ticket, "atendimento", null);
    move(ticket, "finalizado", "Feito");
    hours(100);
    house.reply(ticket, customer, "Voltou");
    answer(ticket);
    is(ticket, Aim.SOLUTION, State.FINE, 20);
  }

  @Test
  void thePlanOfTheContractCounts() {
    long company =
        db.database()
            .one(
                "insert into company (name) values ($1) returning id",
                row -> row.number("id"),
                customer);
    db.database().update("insert into contract (company_id, plan) values ($1, 'premium')", company);
    var contact = house.ticketing.opening().contact(customer, "Maria");
    db.database().update("update contact set company_id = $2 where id = $1", contact, company);
    var wish = new NewTicket(contact, house.desk("suporte"), "Nota", "Erro", "duvida", null);
    var ticket = house.ticketing.opening().open(wish, house.ana);
    is(ticket, Aim.FIRST_ANSWER, State.FINE, 4);
  }

  @Test
  void anotherPlanIsReckonedWhoeverChangesIt() {
    long company =
        db.database()
            .one(
                "insert into company (name) values ($1) returning id",
                row -> row.number("id"),
                customer);
    var ticket = ticket();
    is(ticket, Aim.FIRST_ANSWER, State.FINE, 8);
    var employ = "update contact set company_id = $2 where id = $1";
    db.database().update(employ, ticket.contact(), company);
    plan(company, "premium");
    is(ticket, Aim.FIRST_ANSWER, State.FINE, 4);
    plan(company, "basico");
    is(ticket, Aim.FIRST_ANSWER, State.FINE, 8);
    plan(company, "premium");
    db.database().update("delete from contract where company_id = $1", company);
    house.clock.ringDue();
    is(ticket, Aim.FIRST_ANSWER, State.FINE, 8);
    plan(company, "premium");
    db.database().update(employ, ticket.contact(), null);
    house.clock.ringDue();
    is(ticket, Aim.FIRST_ANSWER, State.FINE, 8);
  }

  private static void plan(long company, String plan) {
    db.database()
        .update(
            """
            insert into contract (company_id, plan) values ($1, $2)
            on conflict (company_id) do update set plan = excluded.plan
            """,
            company,
            plan);
    house.clock.ringDue();
  }

  private static List<String> figures(Ticket ticket) {
    return db.database()
        .list(
            """
            select aim || case when breached_at is not null then ' missed'
                               when met_at is null then ' open' else ' kept' end as figure
            from ticket_sla where ticket_id = $1 order by id
            """,
            row -> row.text("figure"),
            ticket.id());
  }

  private static List<String> hoursSpent(Ticket ticket) {
    return db.database()
        .list(
            """
            select aim || ' ' || round(took / 360) / 10 || ' of ' || round(allowed / 360) / 10 as figure
            from ticket_sla where ticket_id = $1 and took is not null order by id
            """,
            row -> row.text("figure"),
            ticket.id());
  }

  @Test
  void whatADeadlineTookIsKeptWithoutTheTimeThatWasTheCustomers() {
    var ticket = ticket();
    hours(3);
    answer(ticket);
    move(ticket, "atendimento", null);
    hours(1);
    move(ticket, "cliente", null);
    hours(72);
    move(ticket, "atendimento", null);
    hours(2);
    move(ticket, "finalizado", "Feito");

    assertThat(hoursSpent(ticket)).containsExactly("first_answer 3 of 8", "solution 6 of 24");
  }

  @Test
  void whatIsCancelledInTimeWasNeitherKeptNorMissed() {
    var inTime = ticket();
    house.ticketing.handling().moveTo(inTime.id(), "cancelado", house.ana, null, "Duplicado");
    assertThat(figures(inTime)).isEmpty();
    var late = ticket();
    hours(9);
    house.ticketing.handling().moveTo(late.id(), "cancelado", house.ana, null, "Duplicado");
    assertThat(figures(late)).containsExactly("first_answer missed");
  }

  @Test
  void whatIsLateBeforeItsTimerRangIsMissedAllTheSame() {
    var ticket = ticket();
    db.pass(Duration.ofHours(9));
    answer(ticket);
    assertThat(figures(ticket)).containsExactly("first_answer missed", "solution open");
  }

  @Test
  void whatIsDueStandsFirstAndWhatIsLateCanBeListed() {
    var calm = ticket();
    answer(calm);
    var none = ticket();
    answer(none);
    move(none, "atendimento", null);
    move(none, "finalizado", "Feito");
    var pressing = house.mailTicket("outra-" + customer, "Nota", "Não emite");
    hours(7);
    var all = List.of(pressing.id(), calm.id(), none.id());
    assertThat(inOrder(null)).filteredOn(all::contains).containsExactlyElementsOf(all);
    assertThat(inOrder(Pressing.RISK)).contains(pressing.id()).doesNotContain(calm.id());
    assertThat(inOrder(Pressing.LATE)).doesNotContain(pressing.id());
    hours(2);
    assertThat(inOrder(Pressing.LATE)).contains(pressing.id()).doesNotContain(none.id());
  }

  /** Page by page. */
  private static List<TicketId> inOrder(@Nullable Pressing pressing) {
    var filter =
        new TicketFilter(
            TicketFilter.State.ALL,
            null,
            List.of(),
            List.of(),
            List.of(),
            null,
            false,
            null,
            null,
            pressing,
            null,
            TicketFilter.Sort.DUE);
    var found = new ArrayList<TicketId>();
    List<Ticket> page;
    do {
      var after = found.isEmpty() ? null : found.getLast();
      page = house.ticketing.tickets().list(Sight.everything(), filter, after, 2);
      page.forEach(ticket -> found.add(ticket.id()));
    } while (!page.isEmpty());
    return found;
  }
}
