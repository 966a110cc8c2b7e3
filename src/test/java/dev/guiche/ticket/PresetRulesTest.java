package dev.guiche.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.conversation.Refusal;
import dev.guiche.database.TestDatabase;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the workflows of the four desks do to real tickets. */
class PresetRulesTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static final Path DESKS = Path.of("presets.yml");
  private static final Map<String, String> ASKED =
      Map.of("produto", "Emissor", "documento", "NF-e", "ambiente", "producao");

  private static House house;
  private static Handling handling;

  @BeforeAll
  static void open() {
    house = new House(db.database(), DESKS);
    handling = house.ticketing.handling();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private final String email = UUID.randomUUID() + "@cliente.example";

  private Ticket open(String desk, String title, String category, Map<String, String> fields) {
    var contact = house.ticketing.opening().contact(email, "Maria");
    return house
        .ticketing
        .opening()
        .open(
            new NewTicket(contact, house.desk(desk), title, "", category, null, fields), house.ana);
  }

  private static Ticket move(Ticket ticket, String stage) {
    return handling.moveTo(ticket.id(), Move.to(stage), house.ana);
  }

  private static String refusal(Runnable verb) {
    return catchThrowableOfType(Refusal.Invalid.class, verb::run).code();
  }

  private Ticket occurrence(String category) {
    return move(open("ocorrencias", "Pedido", category, Map.of()), "em-atendimento");
  }

  @Test
  @Tag("TS-1")
  @Tag("TS-3")
  void whatTheDeskAsksIsAskedOfCustomersTooInTheirLanguage() {
    assertThat(missing(Locale.ENGLISH, Map.of()))
        .containsEntry("produto", "Fill in “Product”.")
        .containsEntry("ambiente", "Fill in “Environment”.");
    assertThat(missing(Locale.forLanguageTag("es"), Map.of("produto", "Emissor", "ambiente", "x")))
        .containsEntry("documento", "Complete “Documento”.")
        .containsEntry("ambiente", "Elija una de las opciones de “Ambiente”.")
        .doesNotContainKey("produto");
    var ticket = byCustomer(Locale.ENGLISH, ASKED);
    assertThat(ticket.fields()).containsAllEntriesOf(ASKED);
  }

  private Map<String, String> missing(Locale locale, Map<String, String> fields) {
    return catchThrowableOfType(Refusal.WrongFields.class, () -> byCustomer(locale, fields))
        .cures();
  }

  private Ticket byCustomer(Locale locale, Map<String, String> fields) {
    var contact = house.ticketing.opening().contact(email, "Maria");
    var wish =
        new NewTicket(contact, house.desk("consultoria"), "Rejeição", "", "problema", null, fields);
    var said = new ByCustomer.Said("", List.of(), UUID.randomUUID().toString(), locale);
    return house.ticketing.byCustomer().open(wish, said, ByCustomer.Triaged.NOT);
  }

  @Test
  void whatIsSplitOffAnswersWhatTheDeskAsksAsTheFirstOneDid() {
    var old = open("consultoria", "Rejeição", "problema", ASKED);
    house.receive(Letter.from(old.email(), "Re: " + old.protocol(), "E o boleto?").message());
    var asked =
        house.entries(old.timeline()).stream()
            .filter(entry -> entry.text().equals("E o boleto?"))
            .findFirst()
            .orElseThrow();
    var fresh = house.ticketing.split().off(old.id(), List.of(asked.id()), "Boleto", house.ana);
    assertThat(fresh.fields()).isEqualTo(old.fields());
  }

  @Test
  @Tag("CU-12")
  @Tag("CU-13")
  void aProblemGoesToDiagnosisAndAnyOtherToTheProduct() {
    var problem = occurrence("problema");
    var need = occurrence("necessidade");
    assertThat(refusal(() -> move(problem, "analise-produto"))).isEqualTo("category-not-taken");
    assertThat(refusal(() -> move(need, "diagnostico-tecnico"))).isEqualTo("category-not-taken");
    assertThat(move(problem, "diagnostico-tecnico").lastVisibleStage().key())
        .isEqualTo("em-atendimento");
    assertThat(move(need, "analise-produto").stage().visible()).isFalse();
  }

  @Test
  @Tag("CU-8")
  void aDeniedNeedHasAReasonThatTheCustomerReads() {
    var need = move(occurrence("necessidade"), "analise-produto");
    assertThat(refusal(() -> move(need, "cancelado"))).isEqualTo("reason-needed");
    handling.moveTo(need.id(), "cancelado", house.ana, null, "Serve a um cliente só");
    house.mailSaying(email, "Serve a um cliente só");
  }

  @Test
  @Tag("CU-7")
  @Tag("CU-15")
  void developmentNamesItsVersionAndAFiscalDemandItsDateWhichIsMailed() {
    var fiscal = occurrence("exigencia-fiscal");
    move(fiscal, "analise-produto");
    move(fiscal, "para-desenvolver");
    assertThat(refusal(() -> move(fiscal, "em-desenvolvimento"))).isEqualTo("planned-needed");
    var planned = new Move("em-desenvolvimento", null, null, "4.12", null);
    assertThat(refusal(() -> handling.moveTo(fiscal.id(), planned, house.ana)))
        .isEqualTo("promised-needed");
    var day = LocalDate.now(house.config.organization().zone()).plusDays(40);
    var promised = new Move("em-desenvolvimento", null, null, "4.12", day);
    var now = handling.moveTo(fiscal.id(), promised, house.ana);
    assertThat(now.planned()).isEqualTo("4.12");
    assertThat(now.promisedOn()).isEqualTo(day);
    assertThat(house.events(now.timeline())).contains("planned", "promised");
    house.mailSaying(email, "previsão de entrega");
  }

  @Test
  @Tag("CU-7")
  void aPromiseCanBeMovedOrTakenBackButNotIntoThePast() {
    var ticket = occurrence("exigencia-fiscal");
    var day = LocalDate.now(house.config.organization().zone()).plusDays(9);
    assertThat(handling.change(ticket.id(), promise(day, false), house.ana).promisedOn())
        .isEqualTo(day);
    assertThat(
            refusal(
                () -> handling.change(ticket.id(), promise(day.minusDays(30), false), house.ana)))
        .isEqualTo("promise-is-past");
    assertThat(handling.change(ticket.id(), promise(null, true), house.ana).promisedOn()).isNull();
  }

  private static TicketChange promise(LocalDate day, boolean back) {
    return new TicketChange(null, null, null, null, false, Map.of(), null, day, back);
  }

  @Test
  @Tag("CU-6")
  @Tag("CU-14")
  void equalPrioritiesAreServedInTheOrderOfTheCategories() {
    var ranks =
        house.database.list(
            "select category_rank as rank from ticket where id = any($1) order by priority desc,"
                + " category_rank",
            row -> row.integer("rank"),
            (Object)
                new Long[] {
                  occurrence("estrategica").id().value(),
                  occurrence("exigencia-fiscal").id().value(),
                  occurrence("problema").id().value(),
                  occurrence("duvida").id().value()
                });
    assertThat(ranks).containsExactly(1, 2, 3, 6);
  }

  @Test
  @Tag("TS-5")
  void anAnswerMakesATicketPendingAndTheCustomersWordTakesItUpAgain() {
    var ticket = open("consultoria", "Como assino?", "duvida", ASKED);
    house.ticketing.answering().answer(ticket.id(), house.ana, house.draft("Com o certificado A1"));
    assertThat(house.ticket(ticket.id()).stage().key()).isEqualTo("pendente");
    assertThat(house.ticket(ticket.id()).stage().clockRuns()).isFalse();
    var mail = house.mailSaying(email, "Com o certificado A1");
    house.receive(Letter.from(email, mail.mail().subject(), "Não funcionou").message());
    assertThat(house.ticket(ticket.id()).stage().key()).isEqualTo("em-analise");
  }

  @Test
  @Tag("TS-6")
  void theProductOwnerStatesADate() {
    var ticket = move(open("consultoria", "Rejeição 539", "problema", ASKED), "gerente-produto");
    assertThat(refusal(() -> move(ticket, "prazo-informado"))).isEqualTo("promised-needed");
    var day = LocalDate.now(house.config.organization().zone()).plusDays(20);
    var move = new Move("prazo-informado", null, null, null, day);
    assertThat(handling.moveTo(ticket.id(), move, house.ana).promisedOn()).isEqualTo(day);
  }

  @Test
  @Tag("TS-1")
  @Tag("TS-3")
  void whatIsAskedMustBeAnsweredAndEachGapHasItsCure() {
    assertThatThrownBy(() -> open("consultoria", "Erro", "problema", Map.of("documento", "Fax")))
        .isInstanceOfSatisfying(
            Refusal.WrongFields.class,
            wrong ->
                assertThat(wrong.cures())
                    .containsOnlyKeys("documento", "produto", "ambiente")
                    .containsEntry("ambiente", "Preencha “Ambiente”."));
    var question =
        open("consultoria", "Dúvida", "duvida", Map.of("produto", "X", "documento", "CT-e"));
    assertThat(question.fields()).containsEntry("documento", "CT-e");
    var change =
        new TicketChange(
            null,
            null,
            null,
            null,
            false,
            Map.of("documento", "NF-e", "produto", ""),
            null,
            null,
            false);
    assertThat(handling.change(question.id(), change, house.ana).fields())
        .containsOnly(Map.entry("documento", "NF-e"));
    assertThat(house.events(question.timeline())).contains("fields");
  }

  @Test
  @Tag("RG-3")
  @Tag("RG-4")
  void theSubjectChoosesThePriorityWhereNobodyDid() {
    var invoice = open("chamados", "Problema na Nota Fiscal 120", null, Map.of());
    var report = open("chamados", "Relatorio de vendas", null, Map.of());
    var unknown = open("chamados", "Bom dia", null, Map.of());
    assertThat(invoice.priority()).isEqualTo(Priority.URGENT);
    assertThat(report.priority()).isEqualTo(Priority.LOW);
    assertThat(unknown.category().key()).isEqualTo("geral");
    var mailed =
        house.ticketOn(house.receive(Letter.from(email, "Ajuda", "Sistema parado!").message()));
    assertThat(mailed.category().key()).isEqualTo("parada");
  }

  @Test
  @Tag("RG-8")
  void aCallIsClosedOnlyWithTheSolution() {
    var call = open("chamados", "Impressão", null, Map.of());
    assertThat(refusal(() -> move(call, "encerrado"))).isEqualTo("solution-needed");
    assertThat(handling.moveTo(call.id(), "encerrado", house.ana, "Driver novo", null).closedAt())
        .isNotNull();
  }
}
