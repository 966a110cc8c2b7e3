package dev.guiche.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.Refusal;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import dev.guiche.ticket.PaperChannel;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program asks in place of the tree, and gives its customers back. */
@Tag("RG-4")
class ByProgramTest {
  private static final List<String> CHOICES = List.of("Boleto", "Nota fiscal");

  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  private static TriageHouse house;
  private static ConsultantId robot;

  @BeforeAll
  static void open() {
    house = new TriageHouse(db.database());
    robot = house.writer();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  static Stream<PaperChannel> everyChannel() {
    return Stream.of(house.bot, house.zap, house.site);
  }

  private static DeskId desk(String key) {
    return db.database()
        .one("select id from desk where key = $1", row -> new DeskId(row.number("id")), key);
  }

  private static TriageHouse.Person held(PaperChannel channel) {
    var person = house.person(channel).says("oi");
    person.reads(1);
    house.program.hold(person.talk().id(), robot);
    return person;
  }

  @ParameterizedTest
  @MethodSource("everyChannel")
  void itAsksAndTheTreeIsSilentUntilItGivesTheCustomerToADesk(PaperChannel channel) {
    var person = held(channel);
    var talk = person.talk().id();
    person.says("1").says("2");
    house.program.ask(talk, robot, "O que você procura?", CHOICES);
    var asked = person.reads(2);
    assertThat(asked.text()).startsWith("O que você procura?");
    if (channel.hasButtons()) {
      assertThat(asked.choices()).isEqualTo(CHOICES);
    } else {
      assertThat(asked.text()).endsWith("1 - Boleto\n2 - Nota fiscal");
    }
    assertThat(person.talk().state()).isEqualTo(ConversationState.TRIAGE);

    var learned = new Answered("assunto", "assunto", "O que você procura?", "Boleto", true);
    house.program.release(talk, robot, desk("financeiro"), Priority.URGENT, List.of(learned));
    assertThat(person.reads(3).text()).contains("fila do setor Financeiro");
    assertThat(person.talk().deskLabel()).isEqualTo("Financeiro");
    assertThat(person.talk().priority()).isEqualTo(2);
    assertThat(person.triaged().event().path("reason").asText()).isEqualTo("program");
    assertThat(Answers.of(db.database(), talk)).containsExactly(learned);
  }

  @Test
  void givenBackToTheTreeItAsksOnFromWhereItStood() {
    var person = house.person(house.bot).says("oi").says("Suporte técnico");
    assertThat(person.reads(2).text()).contains("produto");
    var talk = person.talk().id();
    house.program.hold(talk, robot);
    person.says("ERP");
    house.program.release(talk, robot, null, null, List.of());
    assertThat(person.reads(3).text()).contains("produto");
    person.says("ERP");
    assertThat(person.reads(4).text()).contains("e-mail");
  }

  @Test
  void itCannotLoseThem() {
    var impatient = held(house.zap).says("quero um atendente");
    assertThat(impatient.talk().state()).isEqualTo(ConversationState.QUEUED);
    var forgotten = held(house.zap).says("alô?");
    db.pass(Duration.ofMinutes(11));
    house.clock.ringDue();
    assertThat(forgotten.talk().state()).isEqualTo(ConversationState.QUEUED);
    assertThat(forgotten.talk().deskLabel()).isEqualTo("Geral");
    assertThatThrownBy(() -> house.program.ask(forgotten.talk().id(), robot, "Oi?", List.of()))
        .isInstanceOf(Refusal.Taken.class);
  }

  @Test
  void oneProgramHoldsAtATime() {
    var person = held(house.bot);
    var talk = person.talk().id();
    house.program.hold(talk, robot);
    var other = house.writer();
    assertThatThrownBy(() -> house.program.hold(talk, other)).isInstanceOf(Refusal.Taken.class);
    assertThatThrownBy(() -> house.program.release(talk, other, null, null, List.of()))
        .isInstanceOf(Refusal.Taken.class);
    house.event(person, "triage-held");
  }
}
