package dev.guiche.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.channel.MailFacts.Origin;
import dev.guiche.conversation.Entry;
import dev.guiche.database.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is asked and says nothing for ten days is warned after eight, and then let go. */
@Tag("CU-11")
@Tag("TS-5")
class SilenceTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  private static House house;
  private final String customer = UUID.randomUUID() + "@loja.example";

  @BeforeAll
  static void open() {
    house = new House(db.database());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static void days(double days) {
    db.pass(Duration.ofMinutes((long) (days * 24 * 60)));
    house.clock.ringDue();
  }

  private Ticket asked() {
    return asked("Nota");
  }

  private Ticket asked(String subject) {
    var ticket = house.ticketOn(house.receive(Letter.from(customer, subject, "Erro").message()));
    house.ticketing.handling().moveTo(ticket.id(), "atendimento", house.ana, null, null);
    answer(ticket, "Qual o número da nota?");
    return house.ticketing.handling().moveTo(ticket.id(), "cliente", house.ana, null, null);
  }

  private static void answer(Ticket ticket, String text) {
    house.ticketing.answering().answer(ticket.id(), house.ana, house.draft(text));
  }

  private Letter reply(Ticket ticket, String text) {
    return Letter.from(customer, "Re: [" + ticket.protocol() + "] Nota", text);
  }

  private static String stage(Ticket ticket) {
    return house.ticket(ticket.id()).stage().key();
  }

  private static List<String> events(Ticket ticket) {
    return house.events(ticket.timeline());
  }

  private boolean wasMailed(String words) {
    house.quiet();
    return house.mailsTo(customer).stream().anyMatch(mail -> mail.text().contains(words));
  }

  @Test
  void theCustomerIsWarnedAndThenTheTicketFinishesByItselfAndSaysSo() {
    var ticket = asked();
    days(7.9);
    assertThat(events(ticket)).doesNotContain("silence-warning");
    days(0.2);
    assertThat(events(ticket)).containsOnlyOnce("silence-warning");
    assertThat(wasMailed("será encerrado por inatividade")).isTrue();
    assertThat(stage(ticket)).isEqualTo("cliente");
    days(1.95);
    assertThat(stage(ticket)).isEqualTo("finalizado");
    assertThat(house.ticket(ticket.id()).closedAt()).isNotNull();
    Entry last = house.entries(ticket.timeline()).getLast();
    assertThat(last.visible()).isTrue();
    assertThat(last.event().path("rule").asText()).isEqualTo("silence");
    assertThat(wasMailed("por inatividade o chamado " + ticket.protocol())).isTrue();
    int entries = house.entries(ticket.timeline()).size();
    days(30);
    assertThat(house.entries(ticket.timeline())).hasSize(entries);
  }

  @Test
  void theCustomersWordEndsIt() {
    var ticket = asked();
    days(9);
    house.receive(reply(ticket, "É a 12").message());
    assertThat(stage(ticket)).isEqualTo("atendimento");
    days(30);
    assertThat(stage(ticket)).isEqualTo("atendimento");
  }

  @Test
  void anOutOfOfficeReplyIsNotTheCustomersWord() {
    var ticket = asked();
    days(1);
    house.receive(reply(ticket, "Estou de férias").origin(Origin.AUTOMATIC_REPLY).message());
    days(9.1);
    assertThat(stage(ticket)).isEqualTo("finalizado");
  }

  @Test
  void anotherAnswerOfOursBeginsTheTimeAnew() {
    var ticket = asked();
    days(9);
    answer(ticket, "Conseguiu ver o número?");
    days(7);
    assertThat(stage(ticket)).isEqualTo("cliente");
    days(1.5);
    assertThat(events(ticket).stream().filter("silence-warning"::equals)).hasSize(2);
    days(2);
    assertThat(stage(ticket)).isEqualTo("finalizado");
  }

  @Test
  void aTicketThatWeTakeBackStaysWithUs() {
    var ticket = asked();
    days(9);
    house.ticketing.handling().moveTo(ticket.id(), "atendimento", house.ana, null, null);
    days(30);
    assertThat(stage(ticket)).isEqualTo("atendimento");
  }

  @Test
  void afterAStandstillOverBothNobodyIsWarnedOfWhatHasHappened() {
    var ticket = asked();
    days(12);
    assertThat(stage(ticket)).isEqualTo("finalizado");
    assertThat(events(ticket)).doesNotContain("silence-warning");
  }

  @Test
  void whoeverHasManyTicketsIsNotFloodedAndTheyAllEnd() {
    var tickets = IntStream.range(0, 8).mapToObj(n -> asked("Nota " + n)).toList();
    house.quiet();
    int before = house.mailsTo(customer).size();
    days(12);
    house.quiet();
    assertThat(house.mailsTo(customer).size() - before).isLessThanOrEqualTo(5);
    for (int hour = 0; hour < 4; hour++) {
      days(0.05);
    }
    assertThat(tickets).allMatch(ticket -> stage(ticket).equals("finalizado"));
    house.quiet();
    assertThat(house.mailsTo(customer).size() - before).isEqualTo(8);
  }

  @Test
  void ticketsWhoseWorkflowHasChangedAreTakenOverWithFairWarning() {
    var ticket = asked();
    days(5);
    db.database().update("delete from timer where subject = $1", ticket.id());
    db.pass(Duration.ofDays(20));
    house.ticketing.adoptTimers();
    house.ticketing.adoptTimers();
    days(0.01);
    assertThat(events(ticket)).containsOnlyOnce("silence-warning");
    assertThat(stage(ticket)).isEqualTo("cliente");
    days(2.1);
    assertThat(stage(ticket)).isEqualTo("finalizado");
  }
}
