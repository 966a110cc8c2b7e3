package dev.guiche.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.Outcome;
import dev.guiche.conversation.Refusal;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartingTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  private static CareHouse house;
  private ConsultantId ana;

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
  }

  @AfterEach
  void go() {
    house.leave(ana);
    db.database().update("delete from timer");
  }

  private CareHouse.Person asked(dev.guiche.ticket.PaperChannel channel) {
    var person = house.person(channel).says("a nota não sai");
    house.handover.take(person.talk().id(), ana);
    house.confirming.ask(person.talk().id(), ana, "Certificado renovado.", null, true);
    person.reads(1);
    return person;
  }

  @Test
  @Tag("IN-18")
  void theCustomerIsAskedWhetherAnyDoubtRemains() {
    var bot = asked(house.bot);
    assertThat(bot.reads(1).text()).contains("Ficou alguma dúvida");
    assertThat(bot.reads(1).choices()).containsExactly("Sim", "Não");
    assertThat(bot.talk().state()).isEqualTo(ConversationState.WAITING);
    assertThat(asked(house.zap).reads(1).text()).endsWith("1 - Sim\n2 - Não");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Não", "2", "nao, obrigada!", "Tudo certo.", "era só isso"})
  @Tag("IN-18")
  void noEndsTheTalkWithTheSolution(String no) {
    var person = asked(house.zap).says(no);
    assertThat(person.talk().outcome()).isEqualTo(Outcome.SOLVED);
    assertThat(person.talk().solution()).isEqualTo("Certificado renovado.");
    assertThat(person.talk().consultant()).isEqualTo(ana);
  }

  @Test
  @Tag("IN-18")
  void silenceEndsItTooButNotBefore() {
    var person = asked(house.bot);
    db.pass(Duration.ofMinutes(19));
    house.ring();
    assertThat(person.talk().isOpen()).isTrue();
    db.pass(Duration.ofMinutes(2));
    house.ring();
    assertThat(person.talk().outcome()).isEqualTo(Outcome.SOLVED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sim", "não consegui imprimir", "e o boleto?"})
  @Tag("IN-18")
  void anyOtherWordGivesTheTalkBackToItsConsultant(String doubt) {
    var person = asked(house.bot).says(doubt);
    assertThat(person.talk().state()).isEqualTo(ConversationState.ACTIVE);
    assertThat(person.talk().consultant()).isEqualTo(ana);
    assertThat(person.events("closing-doubt")).hasSize(1);
    // Asked once: the next "no" is only a word.
    person.says("não");
    db.pass(Duration.ofMinutes(25));
    house.ring();
    assertThat(person.talk().isOpen()).isTrue();
  }

  @Test
  @Tag("IN-18")
  void whatTheConsultantSaysAfterwardsTakesTheQuestionBack() {
    var person = asked(house.bot).hears(ana, "esqueci: você usa a versão nova?").says("não");
    assertThat(person.talk().isOpen()).isTrue();
  }

  @Test
  @Tag("IN-18")
  void withoutASolutionNobodyIsAsked() {
    var person = house.person(house.bot).says("oi");
    house.handover.take(person.talk().id(), ana);
    var id = person.talk().id();
    assertThatThrownBy(() -> house.confirming.ask(id, ana, " ", null, true))
        .isInstanceOf(Refusal.Invalid.class);
  }

  private CareHouse.Person solved(dev.guiche.ticket.PaperChannel channel) {
    var person = house.person(channel).says("a nota não sai");
    house.handover.take(person.talk().id(), ana);
    house.ending.close(person.talk().id(), ana, Outcome.SOLVED, "Renovado.", null, true);
    person.reads(2);
    return person;
  }

  private record Rated(long stars, String comment) {}

  private static List<Rated> rating(CareHouse.Person person) {
    return db.database()
        .list(
            "select stars, comment from rating where conversation_id = $1",
            row -> new Rated(row.number("stars"), row.text("comment")),
            person.talk().id());
  }

  @Test
  void aGradeIsAskedForAfterTheTalk() {
    var person = solved(house.bot);
    assertThat(person.reads(2).text()).contains("nota de 1");
    assertThat(person.reads(2).choices()).containsExactly("1", "2", "3", "4", "5");
    assertThat(solved(house.zap).reads(2).text()).contains("nota de 1").doesNotContain("1 - 1");
  }

  @ParameterizedTest
  @CsvSource({"5,5", "nota 4,4", "⭐⭐⭐,3", "2.,2", "1 estrela,1"})
  void aGradeIsUnderstoodAsPeopleWriteIt(String said, int stars) {
    var person = solved(house.zap).says(said);
    assertThat(rating(person)).containsExactly(new Rated(stars, ""));
    assertThat(person.events("rated")).hasSize(1);
    assertThat(person.reads(3).text()).contains("comentário");
    assertThat(person.talk().waitingSince()).isNull();
    assertThat(person.talk().unread()).isZero();
  }

  @Test
  void aCommentMayFollow() {
    var person = solved(house.bot).says("5").says("A Ana foi muito atenciosa");
    assertThat(rating(person)).containsExactly(new Rated(5, "A Ana foi muito atenciosa"));
    person.says("mais uma coisa");
    assertThat(person.talk().isOpen()).isTrue();
  }

  @Test
  void aGradeOutOfRangeIsAskedAgainOnce() {
    var person = solved(house.bot).says("10");
    assertThat(person.reads(3).text()).contains("vai de 1");
    person.says("4");
    assertThat(rating(person)).containsExactly(new Rated(4, ""));
    var stubborn = solved(house.bot).says("10").says("11");
    assertThat(stubborn.talk().isOpen()).isFalse();
    assertThat(rating(stubborn)).isEmpty();
    stubborn.says("5");
    assertThat(stubborn.talk().isOpen()).isTrue();
  }

  @Test
  void thanksStayWithTheTalkAndAQuestionOpensAnother() {
    var person = solved(house.bot).says("Obrigado!");
    assertThat(person.talk().isOpen()).isFalse();
    person.says("3");
    assertThat(rating(person)).containsExactly(new Rated(3, "Obrigado!"));
    person.says("e como cancelo a nota?");
    assertThat(person.talk().isOpen()).isTrue();
  }

  @Test
  void wordsThatAreNoGradeOpenAConversation() {
    var person = solved(house.bot).says("a impressora parou também");
    assertThat(person.talk().isOpen()).isTrue();
    person.says("5");
    assertThat(person.talk().isOpen()).isTrue();
  }

  @Test
  void aGradeThatComesTooLateIsNone() {
    var person = solved(house.bot);
    db.pass(Duration.ofHours(25));
    person.says("5");
    assertThat(person.talk().isOpen()).isTrue();
  }

  @Test
  void theSameGradeDeliveredTwiceIsOne() {
    var person = solved(house.bot).says("5", "grade-1").says("5", "grade-1");
    assertThat(person.talk().isOpen()).isFalse();
    assertThat(rating(person)).hasSize(1);
  }

  @Test
  void whoeverLeftIsNotAskedForAGrade() {
    var person = house.person(house.bot).says("oi").says("sair").says("5");
    assertThat(person.talk().isOpen()).isTrue();
  }
}
