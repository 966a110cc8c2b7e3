package dev.guiche.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.Outcome;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WaitingTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  private static CareHouse house;
  private ConsultantId ana;
  private ConsultantId chief;

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
    chief = house.consultant("supervisor", 0);
  }

  @AfterEach
  void go() {
    house.leave(ana);
    house.leave(chief);
    house.endAll();
  }

  private static void pass(Duration time) {
    house.pass(db, (int) time.toMinutes());
  }

  private static void pass(int minutes) {
    pass(Duration.ofMinutes(minutes));
  }

  private CareHouse.Person inHand() {
    var person = house.person(house.bot).says("bom dia, a nota não sai");
    house.handover.take(person.talk().id(), ana);
    return person;
  }

  @Test
  @Tag("IN-16")
  void theConsultantIsRemindedAndThenTheSupervisorIsCalled() {
    var person = inHand();
    pass(4);
    assertThat(house.calls(ana, person)).isZero();
    pass(2);
    assertThat(house.calls(ana, person)).isEqualTo(1);
    assertThat(house.calls(chief, person)).isZero();
    pass(10);
    assertThat(house.calls(ana, person)).isEqualTo(1);
    assertThat(house.calls(chief, person)).isEqualTo(1);
    assertThat(person.events("customer-waits")).hasSize(2).noneMatch(event -> event.visible());
  }

  @Test
  @Tag("IN-16")
  void theCustomerHearsThatWeAreStillOnItAndIsNeverLetGo() {
    var person = inHand();
    pass(9);
    assertThat(person.received()).isEmpty();
    pass(2);
    assertThat(person.reads(1).text())
        .isEqualTo("Seguimos com você, %s (%s).".formatted(firstName(person), protocol(person)));
    pass(8);
    assertThat(person.received()).hasSize(1);
    pass(3);
    person.reads(2);
    pass(Duration.ofHours(5));
    assertThat(person.talk().state()).isEqualTo(ConversationState.ACTIVE);
    assertThat(person.talk().waitingSince()).isNotNull();
  }

  private static String firstName(CareHouse.Person person) {
    return person.talk().contactName().split(" ")[0];
  }

  private static String protocol(CareHouse.Person person) {
    return person.talk().protocol().value();
  }

  @Test
  @Tag("IN-16")
  void anAnswerEndsTheWaitAndTheNextWordBeginsAnother() {
    var person = inHand();
    pass(3);
    person.hears(ana, "vou olhar");
    pass(20);
    assertThat(house.calls(ana, person)).isZero();
    person.says("e agora?");
    pass(4);
    assertThat(house.calls(ana, person)).isZero();
    pass(2);
    assertThat(house.calls(ana, person)).isEqualTo(1);
  }

  @Test
  @Tag("IN-16")
  void nothingIsSaidWhileTheDeskIsClosed() {
    until(3); // in the middle of the night
    var person = house.person(house.night).says("alguém aí?");
    pass(90);
    assertThat(person.received()).isEmpty();
    until(8);
    pass(15);
    assertThat(person.received()).isNotEmpty();
  }

  /** Goes on to the next working day at this hour in São Paulo. */
  private static void until(int hour) {
    var now = db.database().now().atZone(ZoneId.of("America/Sao_Paulo"));
    var then = now.truncatedTo(ChronoUnit.DAYS).withHour(hour);
    while (then.isBefore(now) || then.getDayOfWeek().getValue() > 5) {
      then = then.plusDays(1);
    }
    db.pass(Duration.between(Instant.from(now), then));
    house.ring();
  }

  @Test
  void whoeverFallsSilentIsWarnedAndLetGoWithTheTranscript() {
    var person = inHand().hears(ana, "qual é a mensagem de erro?");
    pass(29);
    assertThat(person.received()).hasSize(1);
    pass(6);
    assertThat(person.reads(2).text()).contains("Você ainda está aí");
    pass(8);
    assertThat(person.talk().isOpen()).isTrue();
    pass(10);
    assertThat(person.talk().outcome()).isEqualTo(Outcome.ABANDONED);
    assertThat(person.reads(3).text()).contains("Como não houve resposta");
    assertThat(person.events("transcript-unsent")).isNotEmpty(); // no address is known
    assertThat(load()).isZero();
  }

  private long load() {
    return db.database()
        .one("select load from consultant where id = $1", row -> row.number("load"), ana);
  }

  @Test
  void aWordOfTheCustomerAfterTheWarningKeepsTheTalk() {
    var person = inHand().hears(ana, "qual é a mensagem de erro?");
    pass(36);
    person.reads(2);
    person.says("desculpe, estava no telefone");
    pass(40);
    assertThat(person.talk().state()).isEqualTo(ConversationState.ACTIVE);
    person.hears(ana, "sem problemas");
    pass(28);
    assertThat(person.talk().isOpen()).isTrue();
  }

  @Test
  void thePlaceInTheQueueIsToldWhenItGetsBetter() {
    db.database().update("update consultant set capacity = 1, load = 1 where id = $1", ana);
    var first = house.person(house.bot).says("oi");
    var second = house.person(house.zap).says("oi");
    db.pass(Duration.ofSeconds(30));
    house.ring();
    assertThat(first.reads(1).text()).contains("próximo da fila").contains("10 min");
    assertThat(first.reads(1).choices()).containsExactly("Sair da fila", "Abrir chamado");
    assertThat(second.reads(1).text()).contains("2º da fila").contains("20 min").contains("SAIR");
    house.handover.take(first.talk().id(), chief);
    house.ring();
    assertThat(second.received()).hasSize(1);
    pass(2);
    assertThat(second.reads(2).text()).contains("próximo da fila");
    pass(5);
    assertThat(second.received()).hasSize(2);
  }

  @Test
  void howGoodTheEstimateWasIsKept() {
    db.database().update("update consultant set capacity = 1, load = 1 where id = $1", ana);
    var person = house.person(house.bot).says("oi");
    db.pass(Duration.ofSeconds(30));
    house.ring();
    person.reads(1);
    pass(4);
    house.handover.take(person.talk().id(), chief);
    pass(8);
    long waited =
        db.database()
            .one(
                "select waited from care where conversation_id = $1",
                row -> row.number("waited"),
                person.talk().id());
    assertThat(waited).isBetween(230L, 250L);
  }

  @Test
  void thatNobodyIsOnlineIsSaidHonestly() {
    house.leave(ana);
    house.leave(chief);
    var person = house.person(house.bot).says("oi");
    db.pass(Duration.ofSeconds(30));
    house.ring();
    assertThat(person.reads(1).text()).contains("não há ninguém").contains("CHAMADO");
  }

  @Test
  void whoeverWantsToLeaveTheQueueLeavesIt() {
    var person = house.person(house.zap).says("oi").says("Sair!");
    assertThat(person.talk().outcome()).isEqualTo(Outcome.ABANDONED);
    assertThat(person.reads(1).text()).contains("saiu da fila");
  }

  @Test
  void whoeverWantsATicketInsteadGetsOne() {
    var person = house.person(house.bot).says("a nota não sai").says("Abrir chamado");
    assertThat(person.talk().outcome()).isEqualTo(Outcome.TICKET);
    String title =
        db.database()
            .one(
                """
                select t.title from ticket t join ticket_conversation x on x.ticket_id = t.id
                where x.conversation_id = $1
                """,
                row -> row.text("title"),
                person.talk().id());
    assertThat(title).isEqualTo("a nota não sai");
    await().until(() -> !person.received().isEmpty());
  }

  @Test
  void longerWordsInTheQueueAreForTheConsultant() {
    var person = house.person(house.zap).says("não consigo sair da tela").says("2");
    assertThat(person.talk().state()).isEqualTo(ConversationState.QUEUED);
  }
}
