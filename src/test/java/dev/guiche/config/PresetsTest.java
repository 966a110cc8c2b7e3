package dev.guiche.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.config.WorkflowConfig.Category;
import dev.guiche.config.WorkflowConfig.Ending;
import dev.guiche.config.WorkflowConfig.Need;
import dev.guiche.config.WorkflowConfig.Order;
import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.config.WorkflowConfig.Who;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The workflows that ship say what the documents of their desks say. */
class PresetsTest {
  private static final GuicheConfig CONFIG = ConfigReader.readShipped(Map.of(), Locale.ENGLISH);
  static final List<String> SHIPPED = WorkflowsReader.SHIPPED;

  private static WorkflowConfig preset(String name) {
    return CONFIG.workflow(name).orElseThrow();
  }

  private static Stage stage(String preset, String key) {
    return preset(preset).stage(key).orElseThrow();
  }

  private static Category category(String preset, String key) {
    return preset(preset).category(key).orElseThrow();
  }

  private static List<String> labels(List<Label> labels) {
    return labels.stream().map(label -> label.in(Locale.forLanguageTag("pt-BR"))).toList();
  }

  @ParameterizedTest
  @FieldSource("SHIPPED")
  void everyPresetSpeaksOurThreeLanguages(String name) {
    var workflow = preset(name);
    assertThat(workflow.stages()).allSatisfy(stage -> threeLanguages(stage.label()));
    assertThat(workflow.categories()).allSatisfy(category -> threeLanguages(category.label()));
    assertThat(workflow.fields()).allSatisfy(field -> threeLanguages(field.label()));
  }

  private static void threeLanguages(Label label) {
    assertThat(label.byLanguage()).containsOnlyKeys("pt-BR", "en", "es");
  }

  @ParameterizedTest
  @FieldSource("SHIPPED")
  @Tag("CU-17")
  void customersCanCancelWhateverTheySee(String name) {
    var workflow = preset(name);
    var cancelled =
        workflow.stages().stream()
            .filter(s -> s.ends() == Ending.CANCELLED)
            .findFirst()
            .orElseThrow();
    assertThat(cancelled.by()).contains(Who.CUSTOMER);
    assertThat(workflow.first().next()).contains(cancelled.key());
  }

  @Test
  @Tag("CU-9")
  void theOccurrenceDeskHasNineStagesOfWhichTwoAreInternal() {
    var stages = preset("connectuse").stages();
    assertThat(labels(stages.stream().map(Stage::label).toList()))
        .containsExactly(
            "Aguardando atendimento",
            "Em atendimento",
            "Aguardando cliente",
            "Diagnóstico técnico",
            "Análise produto",
            "Para desenvolver",
            "Em desenvolvimento",
            "Finalizado",
            "Cancelado");
    assertThat(stages.stream().filter(stage -> !stage.visible()).map(Stage::key))
        .containsExactly("diagnostico-tecnico", "analise-produto");
  }

  @Test
  @Tag("CU-6")
  void theSixCategoriesAreServedInTheirOrderAndTheLastIsTheTeamsAlone() {
    var workflow = preset("connectuse");
    assertThat(labels(workflow.categories().stream().map(Category::label).toList()))
        .containsExactly(
            "Problema",
            "Dúvida",
            "Exigência fiscal",
            "Necessidade",
            "Sugestão de melhoria",
            "Estratégica");
    assertThat(workflow.categories())
        .extracting(Category::priority)
        .isSortedAccordingTo(java.util.Comparator.<Priority>reverseOrder());
    assertThat(category("connectuse", "estrategica").by()).isEqualTo(Who.STAFF);
    assertThat(workflow.categories().subList(0, 5))
        .allSatisfy(category -> assertThat(category.by()).contains(Who.CUSTOMER));
  }

  @Test
  @Tag("CU-12")
  @Tag("CU-13")
  void diagnosisTakesProblemsOnlyAndProductAnalysisAllOthers() {
    assertThat(stage("connectuse", "diagnostico-tecnico").categories()).containsOnly("problema");
    var analysis = stage("connectuse", "analise-produto");
    assertThat(preset("connectuse").categories())
        .allSatisfy(
            one -> assertThat(analysis.takes(one)).isEqualTo(!one.key().equals("problema")));
  }

  @Test
  @Tag("CU-8")
  void productAnalysisAcceptsOrDeniesWithAReason() {
    var next = stage("connectuse", "analise-produto").next();
    assertThat(next).contains("para-desenvolver", "cancelado");
    assertThat(stage("connectuse", "cancelado").needs()).containsOnly(Need.REASON);
    assertThat(stage("connectuse", "cancelado").visible()).isTrue();
  }

  @Test
  @Tag("CU-11")
  void theCustomersSilenceOfTenDaysFinishesWithAWarningBefore() {
    var waiting = stage("connectuse", "aguardando-cliente");
    assertThat(waiting.clockRuns()).isFalse();
    assertThat(waiting.timer().after()).hasToString("10d");
    assertThat(waiting.timer().to()).isEqualTo("finalizado");
    assertThat(waiting.timer().warning()).isNotNull();
  }

  @Test
  @Tag("CU-7")
  @Tag("CU-14")
  @Tag("CU-15")
  void developmentIsAQueueByPriorityThenAPlanAndAFiscalDemandHasADate() {
    assertThat(stage("connectuse", "para-desenvolver").order()).isEqualTo(Order.PRIORITY);
    var development = stage("connectuse", "em-desenvolvimento");
    assertThat(development.needs(category("connectuse", "necessidade")))
        .containsExactly(Need.PLANNED);
    assertThat(development.needs(category("connectuse", "exigencia-fiscal")))
        .containsExactly(Need.PLANNED, Need.PROMISED);
  }

  @Test
  @Tag("CU-16")
  @Tag("RG-8")
  void whatIsSolvedNeedsItsSolutionInEveryPreset() {
    assertThat(SHIPPED)
        .allSatisfy(
            name ->
                assertThat(preset(name).stages().stream().filter(s -> s.ends() == Ending.SOLVED))
                    .isNotEmpty()
                    .allSatisfy(end -> assertThat(end.needs()).containsOnly(Need.SOLUTION)));
  }

  @Test
  @Tag("IN-9")
  @Tag("IN-10")
  void aPaymentProofIsAPdfAndStopsTheClock() {
    for (String desk : List.of("info", "info-financeiro")) {
      var proof = stage(desk, "aguardando-comprovante");
      assertThat(proof.clockRuns()).isFalse();
      assertThat(proof.files().only()).containsOnly("pdf");
      assertThat(proof.files().say().in(Locale.forLanguageTag("pt-BR")))
          .contains("autenticação mecânica");
    }
    assertThat(stage("info", "aguardando-financeiro").clockRuns()).isFalse();
  }

  @Test
  @Tag("IN-8")
  void whoIsNotYetACustomerIsAskedTheirLineOfBusiness() {
    var field = preset("info").field("segmento").orElseThrow();
    assertThat(field.required()).isTrue();
    assertThat(field.isAskedFor(category("info", "nao-cliente"))).isTrue();
    assertThat(field.isAskedFor(category("info", "duvida"))).isFalse();
  }

  @Test
  @Tag("IN-15")
  void fieldServiceHasFourToTwentyFourBusinessHours() {
    var target =
        preset("info-campo")
            .target(category("info-campo", "rede"), Priority.HIGH, null)
            .orElseThrow();
    assertThat(target.firstAnswer()).hasToString("4bh");
    assertThat(target.solution()).hasToString("24bh");
  }

  @Test
  @Tag("RG-4")
  void troubleWithAnInvoiceIsServedBeforeAQuestionAboutAReport() {
    var calls = preset("rgsoft");
    var invoice = calls.classify("Problema ao emitir NOTA FISCAL").orElseThrow();
    var report = calls.classify("Quero saber como emitir o relatorio de vendas").orElseThrow();
    assertThat(invoice.priority()).isGreaterThan(report.priority());
    assertThat(calls.first().order()).isEqualTo(Order.PRIORITY);
    assertThat(calls.whenUnclassified().key()).isEqualTo("geral");
  }

  @Test
  @Tag("TS-4")
  @Tag("TS-5")
  void theFirstLevelAnswersInThreeBusinessDaysAndIsThenPendingForTen() {
    var desk = preset("tecnospeed");
    var target = desk.target(category("tecnospeed", "duvida"), Priority.NORMAL, null).orElseThrow();
    assertThat(target.firstAnswer()).hasToString("3bd");
    assertThat(desk.first().onAnswer()).isEqualTo("pendente");
    assertThat(stage("tecnospeed", "pendente").timer().after()).hasToString("10d");
    assertThat(stage("tecnospeed", "pendente").timer().to()).isEqualTo("resolvido");
  }

  @Test
  @Tag("TS-1")
  @Tag("TS-3")
  void productAndDocumentAreAskedAndForProblemsTheEnvironment() {
    var desk = preset("tecnospeed");
    assertThat(desk.fields())
        .extracting(TicketField::of)
        .containsExactly(
            TicketField.Of.PRODUCT, TicketField.Of.DOCUMENT, TicketField.Of.ENVIRONMENT);
    var environment = desk.field("ambiente").orElseThrow();
    assertThat(labels(environment.options().stream().map(TicketField.Option::label).toList()))
        .containsExactly("Produção", "Homologação");
    assertThat(environment.isAskedFor(category("tecnospeed", "duvida"))).isFalse();
  }

  @Test
  @Tag("TS-6")
  void theSecondLevelStatesADate() {
    assertThat(stage("tecnospeed", "gerente-produto").next()).contains("prazo-informado");
    assertThat(stage("tecnospeed", "prazo-informado").needs()).containsOnly(Need.PROMISED);
  }
}
