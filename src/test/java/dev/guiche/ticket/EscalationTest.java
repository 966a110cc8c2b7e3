package dev.guiche.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.Outcome;
import dev.guiche.conversation.Refusal;
import dev.guiche.database.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("DC-4")
class EscalationTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static House house;

  @BeforeAll
  static void open() {
    house = new House(db.database());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  @Tag("IN-12")
  @Tag("TS-9")
  void aTalkBecomesATicketTheCustomerHearsTheProtocolAndGetsTheTranscript() {
    var talk = house.chat("maria", "A nota 123 foi rejeitada");
    house.talk.say(talk.id(), house.ana, house.draft("Vou pedir à SEFAZ"));
    var ticket =
        house.escalation.escalate(
            talk.id(), House.order("Nota 123 rejeitada", "maria@loja.example"), house.ana);

    assertThat(house.conversation(talk.id()).state()).isEqualTo(ConversationState.CLOSED);
    assertThat(house.conversation(talk.id()).outcome()).isEqualTo(Outcome.TICKET);
    assertThat(ticket.stage().key()).isEqualTo("fila");
    assertThat(ticket.why()).isEqualTo("Depende da SEFAZ");
    assertThat(Tickets.timelines(ticket)).containsExactly(talk.timeline(), ticket.timeline());
    await()
        .untilAsserted(
            () ->
                assertThat(house.bot.sent)
                    .anySatisfy(
                        said ->
                            assertThat(said.text())
                                .startsWith("Maria, abrimos um chamado")
                                .contains(ticket.protocol().value(), "maria@loja.example")));
    var transcript = house.mailsTo("maria@loja.example", 1).getFirst();
    assertThat(transcript.text())
        .contains("A nota 123 foi rejeitada", "Vou pedir à SEFAZ", ticket.protocol().value());
    assertThat(transcript.html()).contains("A nota 123 foi rejeitada");
    assertThat(transcript.mail().subject()).contains(ticket.protocol().value());
    assertThat(transcript.mail().automatic()).isTrue();
    assertThat(transcript.mail().replyTo()).startsWith("suporte+t").endsWith("@casa.example");
  }

  @Test
  void withoutAKnownAddressTheConsultantIsAskedAndNothingHasChanged() {
    var talk = house.chat("semmail", "oi");
    var asked = new Escalation.Order("Título", "motivo", null, null, null, null, false);
    assertThatThrownBy(() -> house.escalation.escalate(talk.id(), asked, house.ana))
        .isInstanceOf(Refusal.EmailNeeded.class);
    assertThat(house.conversation(talk.id()).isOpen()).isTrue();
    assertThat(house.ticketing.tickets().ofContact(talk.contact(), 10)).isEmpty();
  }

  @Test
  void stillWithoutOneItIsSaidOnTheChannelAndShownToTheConsultants() {
    var talk = house.chat("nenhum", "oi");
    var ticket = house.escalation.escalate(talk.id(), House.order("Sem e-mail", null), house.ana);
    assertThat(house.events(talk.timeline())).contains("transcript-unsent");
    assertThat(house.events(ticket.timeline())).contains("transcript-unsent");
    await()
        .untilAsserted(
            () ->
                assertThat(house.bot.sent)
                    .filteredOn(said -> said.to().value().equals("nenhum"))
                    .anySatisfy(
                        said ->
                            assertThat(said.text())
                                .contains(
                                    ticket.protocol().value(), "ainda não temos o seu e-mail")));
  }

  @Test
  void aWrongAddressIsRefused() {
    var talk = house.chat("errado", "oi");
    assertThatThrownBy(
            () ->
                house.escalation.escalate(
                    talk.id(), House.order("Título", "maria arroba loja"), house.ana))
        .isInstanceOf(Refusal.Invalid.class);
  }

  @Test
  void aReasonIsNeeded() {
    var talk = house.chat("calado", "oi");
    var order = new Escalation.Order("Título", " ", null, null, null, null, true);
    assertThatThrownBy(() -> house.escalation.escalate(talk.id(), order, house.ana))
        .isInstanceOf(Refusal.Invalid.class);
  }

  @Test
  void consultantsWhoEscalateAtOnceMakeOneTicket() throws Exception {
    for (int round = 0; round < 5; round++) {
      var talk = house.chat("corrida" + round, "oi");
      var bia = house.consultant("Bia", "consultant");
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var calls =
            IntStream.range(0, 6)
                .mapToObj(
                    i ->
                        (Callable<Ticket>)
                            () ->
                                house.escalation.escalate(
                                    talk.id(),
                                    House.order("Corrida " + i, "corrida@loja.example"),
                                    i % 2 == 0 ? house.ana : bia))
                .toList();
        List<TicketId> made = new ArrayList<>();
        for (var done : threads.invokeAll(calls)) {
          made.add(done.get().id());
        }
        assertThat(made).containsOnly(made.getFirst());
      }
      assertThat(house.ticketing.tickets().ofContact(talk.contact(), 10)).hasSize(1);
    }
    assertThat(house.mailsTo("corrida@loja.example", 5)).hasSize(5);
  }

  @Test
  void aClosedTalkDoesNotBecomeATicket() {
    var talk = house.chat("fim", "oi");
    house.ending.close(talk.id(), house.ana, Outcome.ABANDONED, null, null, true);
    assertThatThrownBy(
            () -> house.escalation.escalate(talk.id(), House.order("Tarde", null), house.ana))
        .isInstanceOf(Refusal.Closed.class);
  }

  @Test
  void whatComesFromAnAddressJustConfirmedIsTheCustomers() {
    var talk = house.chat("novo", "oi");
    var ticket =
        house.escalation.escalate(talk.id(), House.order("Novo", "Novo@Loja.example"), house.ana);
    var transcript = house.mailsTo("novo@loja.example", 1).getFirst();
    long entry = house.receive(Letter.answer(transcript, "segue o arquivo").message());
    assertThat(house.ticketOn(entry).id()).isEqualTo(ticket.id());
    assertThat(house.entries(ticket.timeline()))
        .anySatisfy(
            said -> {
              assertThat(said.text()).isEqualTo("segue o arquivo");
              assertThat(said.contact()).isEqualTo(talk.contact());
              assertThat(said.thirdParty()).isFalse();
            });
  }
}
