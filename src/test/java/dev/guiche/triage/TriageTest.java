package dev.guiche.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.Outcome;
import dev.guiche.database.TestDatabase;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("RG-4")
class TriageTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  private static TriageHouse house;

  @BeforeAll
  static void open() {
    house = new TriageHouse(db.database());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void questionsAreButtonsWhereThereAreAny() {
    var person = house.person(house.bot).says("oi");
    var question = person.reads(1);
    assertThat(question.text()).isEqualTo("Olá! Sobre o que vamos falar?");
    assertThat(question.choices())
        .containsExactly(
            "Suporte técnico", "Financeiro", "Sistema parado", "Sugestão", "Dúvida", "Já resolvi");
    assertThat(person.talk().state()).isEqualTo(ConversationState.TRIAGE);
  }

  @Test
  void questionsAreANumberedListElsewhere() {
    var person = house.person(house.zap).says("oi");
    var question = person.reads(1);
    assertThat(question.choices()).isEmpty();
    assertThat(question.text())
        .isEqualTo(
            """
            Olá! Sobre o que vamos falar?

            1 - Suporte técnico
            2 - Financeiro
            3 - Sistema parado
            4 - Sugestão
            5 - Dúvida
            6 - Já resolvi\
            """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2", "2 - Financeiro", "2.", "financeiro", "FINANCEIRO!", "o boleto não chegou"})
  void anAnswerIsUnderstoodAsPeopleWriteIt(String answer) {
    var person = house.person(house.zap).says("oi").says(answer);
    assertThat(person.talk().state()).isEqualTo(ConversationState.QUEUED);
    assertThat(person.talk().deskLabel()).isEqualTo("Financeiro");
    assertThat(person.talk().priority()).isPositive();
    assertThat(person.reads(2).text())
        .contains("Financeiro")
        .contains(person.talk().protocol().value());
  }

  @Test
  void theWholeWayIsKeptForTheConsultant() {
    var person =
        house
            .person(house.bot)
            .says("oi")
            .says("Suporte técnico")
            .says("NF-e")
            .says("ana@a.example");
    assertThat(person.talk().state()).isEqualTo(ConversationState.QUEUED);
    assertThat(person.talk().email()).isEqualTo("ana@a.example");
    var answers = person.triaged().event().path("answers");
    assertThat(answers).hasSize(3);
    assertThat(answers.path(1).path("field").asText()).isEqualTo("product");
    assertThat(answers.path(1).path("answer").asText()).isEqualTo("NF-e");
    assertThat(person.triaged().visible()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "0", "talvez", "problema no financeiro"})
  void whatIsNotUnderstoodIsAskedTwiceMoreAndThenServedByAPerson(String answer) {
    var person = house.person(house.bot).says("oi").says(answer).says(answer);
    assertThat(person.talk().state()).isEqualTo(ConversationState.TRIAGE);
    assertThat(person.reads(3).text()).startsWith("Não entendi.").contains("Sobre o que");
    person.says(answer);
    assertThat(person.talk().deskLabel()).isEqualTo("Geral");
    assertThat(person.talk().state()).isEqualTo(ConversationState.QUEUED);
    assertThat(person.triaged().event().path("reason").asText()).isEqualTo("not-understood");
  }

  @Test
  void aWordForAPersonLeavesAtAnyMoment() {
    var person = house.person(house.zap).says("oi").says("1").says("quero falar com um ATENDENTE");
    assertThat(person.talk().deskLabel()).isEqualTo("Geral");
    assertThat(person.triaged().event().path("answers")).hasSize(1);
    var hasty = house.person(house.zap).says("atendente por favor");
    assertThat(hasty.talk().state()).isEqualTo(ConversationState.QUEUED);
  }

  @Test
  void aWordForAPersonInTheMiddleOfADescriptionIsPartOfIt() {
    String idea = "O cadastro de pessoa jurídica podia pedir o CNPJ do consultor fiscal";
    var person = house.person(house.zap).says(idea);
    assertThat(person.talk().state()).isEqualTo(ConversationState.TRIAGE);
    person.says("Sugestão").says(idea);
    assertThat(person.talk().outcome()).isEqualTo(Outcome.TICKET);
    var polite = house.person(house.zap).says("oi");
    polite.says("Boa tarde, eu gostaria muito de falar com um atendente, por favor");
    assertThat(polite.talk().state()).isEqualTo(ConversationState.QUEUED);
  }

  @Test
  void theHashBeginsAgain() {
    var person = house.person(house.zap).says("oi").says("1").says("#");
    assertThat(person.reads(3).text()).startsWith("Olá!");
    person.says("3");
    assertThat(person.triaged().event().path("answers")).hasSize(1);
    assertThat(person.isEmergency()).isTrue();
  }

  @Test
  void aRedeliveredAnswerIsNotAnsweredTwice() {
    String id = UUID.randomUUID().toString();
    var person = house.person(house.bot).says("oi").says("1", id).says("1", id);
    assertThat(person.reads(2).text()).contains("produto");
    assertThat(person.received()).hasSize(2);
    assertThat(person.talk().state()).isEqualTo(ConversationState.TRIAGE);
  }

  @Test
  @Tag("TS-2")
  void anAnswerMayLeadToATicket() {
    var person =
        house.person(house.zap).says("oi").says("Sugestão").says("Quero um relatório por cidade");
    assertThat(person.talk().outcome()).isEqualTo(Outcome.TICKET);
    record Made(String title, String category, String why, String protocol) {}
    var ticket =
        db.database()
            .one(
                """
                select t.title, t.category, t.why, t.protocol from ticket t
                join ticket_conversation x on x.ticket_id = t.id where x.conversation_id = $1
                """,
                row ->
                    new Made(
                        row.text("title"),
                        row.text("category"),
                        row.text("why"),
                        row.text("protocol")),
                person.talk().id());
    assertThat(ticket.title()).isEqualTo("Quero um relatório por cidade");
    assertThat(ticket.category()).isEqualTo("solicitacao");
    assertThat(ticket.why()).contains("Sugestão");
    assertThat(person.reads(3).text()).contains(ticket.protocol());
  }

  @Test
  void whoHasWhatTheyCameForGoesHome() {
    var person = house.person(house.bot).says("oi").says("Já resolvi");
    assertThat(person.talk().outcome()).isEqualTo(Outcome.SOLVED);
    assertThat(person.reads(2).text()).contains("Que bom");
    person.says("oi de novo");
    assertThat(person.talk().state()).isEqualTo(ConversationState.TRIAGE);
  }

  @Test
  void silenceLeadsToTheQueueOnce() {
    var person = house.person(house.bot).says("oi").says("1");
    db.pass(Duration.ofMinutes(9));
    house.clock.ringDue();
    assertThat(person.talk().state()).isEqualTo(ConversationState.TRIAGE);
    db.pass(Duration.ofMinutes(2));
    house.clock.ringDue();
    assertThat(person.talk().state()).isEqualTo(ConversationState.QUEUED);
    assertThat(person.triaged().event().path("reason").asText()).isEqualTo("silent");
    db.pass(Duration.ofHours(1));
    assertThat(house.clock.ringDue()).isZero();
  }

  @Test
  void aChannelWithoutATreeGoesToTheQueueAtOnce() {
    var person = house.person(house.direct).says("oi");
    assertThat(person.talk().state()).isEqualTo(ConversationState.QUEUED);
    assertThat(person.received()).isEmpty();
  }
}
