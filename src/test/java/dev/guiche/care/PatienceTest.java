package dev.guiche.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.conversation.ConversationState;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("TS-8")
class PatienceTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  private static CareHouse house;

  @BeforeAll
  static void open() {
    house = new CareHouse(db.database());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @AfterEach
  void go() {
    house.endAll();
    house.dismissAll();
  }

  private static void pass(int minutes) {
    house.pass(db, minutes);
  }

  private static ConsultantId consultant() {
    return house.consultant("consultant", 4, "pressa");
  }

  private static void has(CareHouse.Person person, ConsultantId who) {
    await().until(() -> who.equals(person.talk().consultant()));
  }

  @Test
  @Tag("IN-16")
  void whatLiesGoesBackToTheFrontAndToSomebodyElse() {
    var ana = consultant();
    var person = house.person(house.rush).says("ol\u00e1");
    has(person, ana);
    pass(4);
    assertThat(person.talk().consultant()).isEqualTo(ana);
    pass(2);
    assertThat(person.talk().state()).isEqualTo(ConversationState.QUEUED);
    assertThat(person.talk().atFront()).isTrue();
    assertThat(person.events("released").getFirst().event().path("reason").asText())
        .isEqualTo("not-answered");
    var bruno = consultant();
    house.ring();
    house.comes(bruno);
    has(person, bruno);
  }

  @Test
  void whoeverHasAnsweredKeepsTheTalk() {
    var ana = consultant();
    var person = house.person(house.rush).says("ol\u00e1");
    has(person, ana);
    pass(3);
    person.hears(ana, "j\u00e1 vejo").says("obrigado");
    pass(20);
    assertThat(person.talk().consultant()).isEqualTo(ana);
  }

  @Test
  void whereNobodyElseIsTheyMayHaveItAgainLater() {
    var ana = consultant();
    var person = house.person(house.rush).says("ol\u00e1");
    has(person, ana);
    pass(6);
    assertThat(person.talk().state()).isEqualTo(ConversationState.QUEUED);
    pass(6);
    house.comes(ana); // the queue looks by itself every few seconds; a test does not wait for that
    has(person, ana);
  }

  @Test
  void whoeverWaitsForTooLongGoesToAnotherDeskOnceAndHearsOfIt() {
    var person = house.person(house.rush).says("ol\u00e1");
    pass(9);
    assertThat(person.talk().desk()).isEqualTo(house.desk("pressa"));
    pass(2);
    assertThat(person.talk().desk()).isEqualTo(house.desk("suporte"));
    assertThat(person.reads(1).text()).contains("quem vai atender voc\u00ea \u00e9 Suporte");
    assertThat(person.events("overflowed")).singleElement();
    assertThat(person.events("overflowed").getFirst().visible()).isFalse();
    var clara = house.consultant("consultant", 4, "suporte");
    house.comes(clara);
    has(person, clara);
  }
}
