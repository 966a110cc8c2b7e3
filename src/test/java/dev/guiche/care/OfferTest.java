package dev.guiche.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.Refusal;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("IN-7")
class OfferTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  private static CareHouse house;
  private ConsultantId ana;
  private ConsultantId bruno;
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
  void handOn() {
    ana = house.consultant("consultant", 0, "pressa");
    bruno = house.consultant("consultant", 0, "pressa");
    person = house.person(house.rush).says("olá");
    house.handover.take(person.talk().id(), ana);
    house.handover.transfer(person.talk().id(), ana, bruno, "é do teu produto");
  }

  @AfterEach
  void go() {
    house.endAll();
    house.dismissAll();
  }

  private static void pass(int minutes) {
    house.pass(db, minutes);
  }

  private long load(ConsultantId who) {
    return db.database()
        .one("select load from consultant where id = $1", row -> (long) row.integer("load"), who);
  }

  @Test
  void whatIsHandedOnIsAnOfferUntilItIsAccepted() {
    assertThat(person.talk().consultant()).isEqualTo(bruno);
    assertThat(person.talk().offeredBy()).isEqualTo(ana);
    assertThat(load(bruno)).isEqualTo(1);
    assertThat(person.received()).isEmpty();
    house.offers.accept(person.talk().id(), bruno);
    assertThat(person.talk().offeredBy()).isNull();
    assertThat(person.reads(1).text()).isEqualTo("Ana está com você agora.");
    assertThat(house.calls(ana, person)).isEqualTo(1);
    pass(4);
    assertThat(person.talk().consultant()).isEqualTo(bruno);
    assertThatThrownBy(() -> house.offers.accept(person.talk().id(), bruno))
        .isInstanceOf(Refusal.Invalid.class);
  }

  @Test
  void whoeverReturnsItSaysWhyAndTheFirstHasItAgain() {
    assertThatThrownBy(() -> house.offers.giveBack(person.talk().id(), bruno, " "))
        .isInstanceOf(Refusal.Invalid.class);
    assertThatThrownBy(() -> house.offers.giveBack(person.talk().id(), ana, "não"))
        .isInstanceOf(Refusal.Taken.class);
    house.offers.giveBack(person.talk().id(), bruno, "estou de saída");
    assertThat(person.talk().consultant()).isEqualTo(ana);
    assertThat(load(bruno)).isZero();
    assertThat(load(ana)).isEqualTo(1);
    assertThat(house.calls(ana, person)).isEqualTo(1);
    var returned = person.events("offer-returned").getFirst();
    assertThat(returned.event().path("reason").asText()).isEqualTo("estou de saída");
    assertThat(returned.visible()).isFalse();
  }

  @Test
  void whatNobodyAcceptsInTimeGoesBackByItself() {
    pass(3);
    assertThat(person.talk().consultant()).isEqualTo(bruno);
    pass(2);
    assertThat(person.talk().consultant()).isEqualTo(ana);
    assertThat(person.events("offer-returned").getFirst().event().path("reason").asText())
        .isEqualTo("not-accepted");
  }

  @Test
  void whereTheFirstHasLeftItGoesToTheFrontOfTheQueue() {
    db.database().update("update consultant set gone_since = now() where id = $1", ana);
    house.offers.giveBack(person.talk().id(), bruno, "não é comigo");
    assertThat(person.talk().state()).isEqualTo(ConversationState.QUEUED);
    assertThat(person.talk().atFront()).isTrue();
    assertThat(load(ana) + load(bruno)).isZero();
    db.database().update("update consultant set capacity = 4 where id = $1", bruno);
    house.comes(bruno);
    var clara = house.consultant("consultant", 4, "pressa");
    house.comes(clara);
    await().until(() -> clara.equals(person.talk().consultant()));
  }

  @Test
  void anAnswerAcceptsItAndTheFirstHearsThatTheCustomerWasAnswered() {
    person.hears(bruno, "bom dia, sou eu agora");
    assertThat(person.talk().offeredBy()).isNull();
    assertThat(person.events("offer-accepted")).hasSize(1);
    assertThat(house.calls(ana, person)).isEqualTo(2);
    person.hears(bruno, "pronto");
    assertThat(house.calls(ana, person)).isEqualTo(2);
  }

  @Test
  void theCustomerHearsOfAnotherDeskAndTheFirstOfTheAnswerThere() {
    house.offers.accept(person.talk().id(), bruno);
    house.handover.transfer(person.talk().id(), bruno, house.desk("suporte"), null);
    assertThat(person.reads(2).text()).contains("passou para o setor Suporte");
    var clara = house.consultant("consultant", 4);
    house.comes(clara);
    await().until(() -> clara.equals(person.talk().consultant()));
    assertThat(house.calls(bruno, person)).isZero();
    person.hears(clara, "olá");
    assertThat(house.calls(bruno, person)).isEqualTo(1);
  }
}
