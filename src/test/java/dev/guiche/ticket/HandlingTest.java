package dev.guiche.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.config.WorkflowConfig.Who;
import dev.guiche.contact.ContactId;
import dev.guiche.conversation.Entry;
import dev.guiche.conversation.Refusal;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandlingTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static House house;
  private static Handling handling;
  private static ConsultantId supervisor;

  @BeforeAll
  static void open() {
    house = new House(db.database());
    handling = house.ticketing.handling();
    supervisor = house.consultant("Sônia", "supervisor");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static Ticket ticket(String category) {
    ContactId contact =
        house.ticketing.opening().contact(UUID.randomUUID() + "@loja.example", "Maria Silva");
    var wish =
        new NewTicket(contact, house.desk("suporte"), "Impressora", "Não liga", category, null);
    return house.ticketing.opening().open(wish, supervisor);
  }

  private static void refused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Refusal.Invalid.class, no -> assertThat(no.code()).isEqualTo(code));
  }

  private static Entry lastEvent(Ticket ticket) {
    return house.entries(ticket.timeline()).getLast();
  }

  @Test
  @Tag("CU-5")
  @Tag("IN-12")
  void aTicketWrittenDownForSomebodyTellsThemItsCode() {
    var ticket = ticket("problema");
    assertThat(ticket.priority()).isEqualTo(Priority.URGENT);
    var mail = house.mailsTo(ticket.email(), 1).getFirst();
    assertThat(mail.text()).contains(ticket.protocol().value(), "Não liga");
  }

  @Test
  @Tag("CU-3")
  void everyStageAndWhoBroughtTheTicketThereIsRecorded() {
    var ticket = ticket("problema");
    handling.moveTo(ticket.id(), "atendimento", house.ana, null, null);
    handling.moveTo(ticket.id(), "diagnostico", supervisor, null, null);
    assertThat(
            db.database()
                .list(
                    """
                    select stage, consultant_id, left_at is null as there from ticket_stage_log
                    where ticket_id = $1 order by id
                    """,
                    row ->
                        row.text("stage")
                            + " "
                            + row.number("consultant_id")
                            + " "
                            + row.flag("there"),
                    ticket.id()))
        .containsExactly(
            "fila " + supervisor.value() + " false",
            "atendimento " + house.ana.value() + " false",
            "diagnostico " + supervisor.value() + " true");
  }

  @Test
  void onlyTheNextStagesCanBeEntered() {
    var ticket = ticket("duvida");
    refused("not-next", () -> handling.moveTo(ticket.id(), "cliente", house.ana, null, null));
    refused("no-such-stage", () -> handling.moveTo(ticket.id(), "lua", house.ana, null, null));
    assertThat(house.ticket(ticket.id()).stage().key()).isEqualTo("fila");
  }

  @Test
  @Tag("CU-12")
  void technicalDiagnosisTakesProblemsOnly() {
    var question = ticket("duvida");
    refused(
        "category-not-taken",
        () -> handling.moveTo(question.id(), "diagnostico", house.ana, null, null));
    handling.moveTo(ticket("problema").id(), "diagnostico", house.ana, null, null);
  }

  @Test
  @Tag("CU-13")
  void productAnalysisTakesTheOthersAndOnlySupervisorsBringThem() {
    var wish = ticket("necessidade");
    refused("not-allowed", () -> handling.moveTo(wish.id(), "analise", house.ana, null, null));
    handling.moveTo(wish.id(), "analise", supervisor, null, null);
    refused(
        "category-not-taken",
        () -> handling.moveTo(ticket("problema").id(), "analise", supervisor, null, null));
  }

  @Test
  @Tag("RG-8")
  @Tag("IN-2")
  void aTicketIsClosedOnlyWithItsSolutionWrittenDown() {
    var ticket = ticket("duvida");
    refused(
        "solution-needed", () -> handling.moveTo(ticket.id(), "finalizado", house.ana, " ", null));
    var closed = handling.moveTo(ticket.id(), "finalizado", house.ana, "Ligue na tomada", null);
    assertThat(closed.closedAt()).isNotNull();
    assertThat(closed.solution()).isEqualTo("Ligue na tomada");
    house.mailSaying(ticket.email(), "Ligue na tomada");
  }

  @Test
  @Tag("CU-8")
  void aDenialTellsTheCustomerItsReason() {
    var ticket = ticket("necessidade");
    handling.moveTo(ticket.id(), "analise", supervisor, null, null);
    refused(
        "reason-needed", () -> handling.moveTo(ticket.id(), "cancelado", supervisor, null, null));
    handling.moveTo(ticket.id(), "cancelado", supervisor, null, "Não cabe no produto");
    house.mailSaying(ticket.email(), "Não cabe no produto");
  }

  @Test
  @Tag("CU-9")
  void ofADetourThroughInternalStagesTheCustomerLearnsNothing() {
    var ticket = ticket("problema");
    handling.moveTo(ticket.id(), "atendimento", house.ana, null, null);
    var inside = handling.moveTo(ticket.id(), "diagnostico", house.ana, null, null);
    assertThat(inside.lastVisibleStage()).extracting(Stage::key).isEqualTo("atendimento");
    assertThat(lastEvent(ticket).visible()).isFalse();
    handling.moveTo(ticket.id(), "atendimento", house.ana, null, null);
    assertThat(lastEvent(ticket).visible()).isFalse();
    handling.moveTo(ticket.id(), "diagnostico", house.ana, null, null);
    handling.moveTo(ticket.id(), "finalizado", house.ana, "Corrigido", null);
    assertThat(lastEvent(ticket).visible()).isTrue();
    assertThat(String.valueOf(lastEvent(ticket).event()))
        .contains("Em atendimento")
        .doesNotContainIgnoringCase("diagn");
  }

  @Test
  @Tag("CU-6")
  void theTeamReclassifiesAndThatIsRecorded() {
    var ticket = ticket(null);
    assertThat(ticket.category().key()).isEqualTo("duvida");
    var changed = handling.change(ticket.id(), TicketChange.reclassify("problema"), house.ana);
    assertThat(changed.category().key()).isEqualTo("problema");
    assertThat(changed.priority()).isEqualTo(Priority.URGENT);
    assertThat(String.valueOf(lastEvent(ticket).event()))
        .contains("reclassified", "duvida", "problema");
    refused(
        "not-allowed",
        () -> handling.change(ticket.id(), TicketChange.reclassify("estrategica"), house.ana));
    handling.change(ticket.id(), TicketChange.reclassify("estrategica"), supervisor);
  }

  @Test
  void aCategoryThatItsStageDoesNotTakeIsRefused() {
    var ticket = ticket("problema");
    handling.moveTo(ticket.id(), "diagnostico", house.ana, null, null);
    refused(
        "category-not-taken",
        () -> handling.change(ticket.id(), TicketChange.reclassify("duvida"), house.ana));
  }

  @Test
  @Tag("IN-3")
  void anyMemberOfTheDeskCompletesAColleaguesTicket() {
    var ticket = ticket("duvida");
    var colleague = house.consultant("Caio", "consultant");
    handling.change(ticket.id(), TicketChange.assign(house.ana), supervisor);
    house.ticketing.answering().answer(ticket.id(), colleague, house.draft("Eu resolvo"));
    var closed = handling.moveTo(ticket.id(), "finalizado", colleague, "Resolvido", null);
    assertThat(closed.assignee()).isEqualTo(house.ana);
    assertThat(closed.closedAt()).isNotNull();
  }

  @Test
  void titlePriorityAndAssigneeChangeTogether() {
    var ticket = ticket("duvida");
    var change = new TicketChange("Impressora fiscal", null, Priority.HIGH, house.ana, false);
    var changed = handling.change(ticket.id(), change, house.ana);
    assertThat(changed.title()).isEqualTo("Impressora fiscal");
    assertThat(changed.priority()).isEqualTo(Priority.HIGH);
    assertThat(changed.assigneeName()).isEqualTo("Ana");
    var nobody = new TicketChange(null, null, null, null, true);
    assertThat(handling.change(ticket.id(), nobody, house.ana).assignee()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\n"})
  void anEmptyTitleIsRefused(String title) {
    var ticket = ticket("duvida");
    var change = new TicketChange(title, null, null, null, false);
    refused("title-needed", () -> handling.change(ticket.id(), change, house.ana));
  }

  @Test
  void anAnswerInAnInternalStageIsRefused() {
    var ticket = ticket("problema");
    handling.moveTo(ticket.id(), "diagnostico", house.ana, null, null);
    refused(
        "stage-is-internal",
        () -> house.ticketing.answering().answer(ticket.id(), house.ana, house.draft("oi")));
    house.ticketing.answering().note(ticket.id(), house.ana, house.draft("é o driver"));
  }

  @Test
  void theSameDraftGivenTwiceIsOneAnswer() {
    var ticket = ticket("duvida");
    var draft = house.draft("uma vez");
    var answering = house.ticketing.answering();
    var first = answering.answer(ticket.id(), house.ana, draft);
    assertThat(answering.answer(ticket.id(), house.ana, draft)).isEqualTo(first);
    var other = ticket("duvida");
    assertThatThrownBy(() -> answering.answer(other.id(), house.ana, draft))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void whereATicketMayGoNowIsKnownToTheScreen() {
    var problem = ticket("problema");
    assertThat(house.ticketing.workflows().next(problem, Who.CONSULTANT))
        .extracting(Stage::key)
        .containsExactly("atendimento", "diagnostico", "finalizado", "cancelado");
    var closed = handling.moveTo(problem.id(), "finalizado", house.ana, "Feito", null);
    assertThat(house.ticketing.workflows().next(closed, Who.CONSULTANT))
        .extracting(Stage::key)
        .containsExactly("atendimento");
    assertThat(handling.moveTo(problem.id(), "atendimento", house.ana, null, null).closedAt())
        .isNull();
  }

  @Test
  void aCustomerWithoutAnAddressIsAnsweredOnTheChannelOfTheirTalk() {
    var talk = house.chat("soTelegram", "oi");
    var ticket = house.escalation.escalate(talk.id(), House.order("Sem e-mail", null), house.ana);
    var file = house.upload("guia.pdf", new byte[] {1, 2, 3});
    house
        .ticketing
        .answering()
        .answer(ticket.id(), house.ana, house.draft("Já resolvemos", List.of(file)));
    org.awaitility.Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(house.bot.sent)
                    .filteredOn(said -> said.to().value().equals("soTelegram"))
                    .anySatisfy(said -> assertThat(said.text()).isEqualTo("Já resolvemos"))
                    .anySatisfy(said -> assertThat(said.attachments()).hasSize(1)));
  }
}
