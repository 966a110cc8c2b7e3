package dev.guiche.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.OutboundMessage;
import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.Entries;
import dev.guiche.conversation.Entry;
import dev.guiche.conversation.EntryKind;
import dev.guiche.conversation.Outcome;
import dev.guiche.conversation.Sight;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import dev.guiche.ticket.ByCustomer;
import dev.guiche.ticket.Escalation;
import dev.guiche.ticket.Ticket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody with an open ticket writes anew on a messenger. */
@Tag("IN-7")
class AboutTicketTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  private static CareHouse house;
  private ConsultantId ana;
  private CareHouse.Person person;

  @BeforeAll
  static void open() {
    house = new CareHouse(db.database());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @BeforeEach
  void come() {
    ana = house.consultant("consultant", 0);
    person = house.person(house.bot);
  }

  @AfterEach
  void go() {
    house.leave(ana);
    house.endAll();
  }

  private Ticket ticket(CareHouse.Person of, String title) {
    of.says("bom dia, a nota não sai");
    var order = new Escalation.Order(title, "motivo", null, null, null, null, true);
    return house.escalation.escalate(of.talk().id(), order, ana);
  }

  private static Ticket now(Ticket ticket) {
    return house.ticketing.tickets().find(Sight.everything(), ticket.id()).orElseThrow();
  }

  private static List<String> said(Ticket ticket) {
    return new Entries(db.database())
        .page(ticket.timeline(), null, 100).stream()
            .filter(entry -> entry.kind() == EntryKind.MESSAGE)
            .map(Entry::text)
            .toList();
  }

  @Test
  void theyAreAskedOnceAndYesPutsTheirWordsOntoTheTicket() {
    var ticket = ticket(person, "Nota rejeitada");
    person.reads(1);
    person.says("alguma novidade?");
    var asked = person.reads(2);
    assertThat(asked.text())
        .isEqualTo("É sobre o chamado %s (Nota rejeitada)?".formatted(ticket.protocol()));
    assertThat(asked.choices()).containsExactly("Sim", "Não, é outro assunto");
    person.says("Sim");
    assertThat(person.reads(3).text()).contains("Anotado no chamado " + ticket.protocol());
    assertThat(said(ticket)).contains("alguma novidade?").doesNotContain("Sim");
    assertThat(now(ticket).unread()).isEqualTo(1);
    assertThat(now(ticket).waitingSince()).isNotNull();
    assertThat(house.toldOf(ana, ticket)).isTrue();
    assertThat(person.talk().outcome()).isEqualTo(Outcome.TICKET);
  }

  @Test
  void noGoesOnAsIfNobodyHadAskedAndTheDayAfterIsAnotherDay() {
    var ticket = ticket(person, "Nota rejeitada");
    person.says("quero falar de outra coisa").reads(2);
    assertThat(person.talk().state()).isEqualTo(ConversationState.TRIAGE);
    person.says("2");
    assertThat(person.talk().state()).isEqualTo(ConversationState.QUEUED);
    assertThat(said(ticket)).doesNotContain("quero falar de outra coisa");
    house.handover.take(person.talk().id(), ana);
    house.ending.close(person.talk().id(), ana, Outcome.ABANDONED, null, null, true);
    person.says("mais uma coisa");
    assertThat(person.talk().state()).isEqualTo(ConversationState.QUEUED);
    house.handover.take(person.talk().id(), ana);
    house.ending.close(person.talk().id(), ana, Outcome.ABANDONED, null, null, true);
    db.pass(Duration.ofHours(25));
    person.says("e a nota?");
    assertThat(person.talk().state()).isEqualTo(ConversationState.TRIAGE);
  }

  @Test
  void whoIsStillWritingIsHeardOutAndOtherWordsMeanAnotherMatter() {
    ticket(person, "Nota rejeitada");
    person.says("oi").says("a impressora parou");
    assertThat(person.talk().state()).isEqualTo(ConversationState.TRIAGE);
    db.pass(Duration.ofSeconds(30));
    person.says("a impressora, não a nota");
    assertThat(person.talk().state()).isEqualTo(ConversationState.QUEUED);
    assertThat(person.events("about-ticket").getFirst().event().path("answer").asText())
        .isEqualTo("no");
  }

  @Test
  void whoDoesNotAnswerStandsInTheQueueSoonEnough() {
    ticket(person, "Nota rejeitada");
    person.says("oi");
    db.pass(Duration.ofMinutes(4));
    house.ring();
    assertThat(person.talk().state()).isEqualTo(ConversationState.TRIAGE);
    db.pass(Duration.ofMinutes(2));
    house.ring();
    assertThat(person.talk().state()).isEqualTo(ConversationState.QUEUED);
  }

  private static String saying(CareHouse.Person person, String words) {
    return await()
        .until(
            () ->
                person.received().stream()
                    .map(OutboundMessage::text)
                    .filter(text -> text.startsWith(words))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  @Test
  void ofSeveralTheyChooseByNumberWhereThereAreNoButtons() {
    var zap = house.person(house.zap);
    var first = ticket(zap, "Nota rejeitada");
    zap.says("outro problema").reads(2);
    zap.says("2");
    var order = new Escalation.Order("TEF parado", "motivo", null, null, null, null, true);
    var second = house.escalation.escalate(zap.talk().id(), order, ana);
    db.pass(Duration.ofDays(2));
    zap.says("já resolveram?");
    String asked = saying(zap, "É sobre algum destes chamados?");
    assertThat(asked)
        .startsWith("É sobre algum destes chamados?")
        .contains(first.protocol() + " · Nota rejeitada", "3 - Não, é outro assunto");
    zap.says(asked.contains("1 - " + first.protocol()) ? "1" : "2");
    assertThat(said(first)).contains("já resolveram?");
    assertThat(said(second)).doesNotContain("já resolveram?");
  }

  @Test
  void aReplyToTheTicketsMessageGoesStraightToItWhateverElseIsTalkedAbout() {
    var ticket = ticket(person, "Nota rejeitada");
    var told = person.reads(1);
    person.says("outra coisa").says("não");
    house.ticketing.answering().answer(ticket.id(), ana, house.draft("Qual é o número?"));
    var answer = person.reads(3);
    assertThat(answer.text()).isEqualTo("Qual é o número?");
    person.replies("é a 123", answer);
    person.replies("da série 2", told);
    assertThat(said(ticket)).contains("é a 123", "da série 2");
    assertThat(person.talk().state()).isEqualTo(ConversationState.QUEUED);
    person.says("e isto é do outro assunto");
    assertThat(said(ticket)).doesNotContain("e isto é do outro assunto");
  }

  @Test
  void whatWasWrittenElsewhereOpensNoWindowOnWhatsApp() {
    var zap = house.person(house.zap);
    var ticket = ticket(zap, "Nota rejeitada");
    house.ticketing.answering().answer(ticket.id(), ana, house.draft("Qual é o número?"));
    assertThat(zap.reads(2).outsideWindow()).isFalse();
    db.pass(Duration.ofHours(25));
    house
        .ticketing
        .byCustomer()
        .answer(
            ticket.id(),
            ticket.contact(),
            new ByCustomer.Said("É a 123", List.of(), "chave", Locale.of("pt", "BR")));
    house.ticketing.answering().answer(ticket.id(), ana, house.draft("Resolvido"));
    assertThat(zap.reads(3).outsideWindow()).isTrue();
  }
}
