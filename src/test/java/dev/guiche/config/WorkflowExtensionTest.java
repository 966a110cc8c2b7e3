package dev.guiche.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.guiche.config.WorkflowConfig.Category;
import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.config.WorkflowConfig.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workflow that says only how it differs from another. */
class WorkflowExtensionTest {
  private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");

  @TempDir Path folder;

  private GuicheConfig read(String workflows) throws IOException {
    String head = "organization: {name: Empresa}\ndesks: {suporte: {workflow: meu}}\nworkflows:\n";
    Path file = Files.writeString(folder.resolve("channels.yml"), head + workflows);
    return ConfigReader.read(file, Map.of(), Locale.ENGLISH);
  }

  private WorkflowConfig mine(String workflows) throws IOException {
    return read(workflows).workflow("meu").orElseThrow();
  }

  private static final WorkflowConfig BASE =
      ConfigReader.readShipped(Map.of(), Locale.ENGLISH).workflow("padrao").orElseThrow();

  @Test
  void oneLabelIsAnotherAndAllElseIsTheSame() throws IOException {
    var mine = mine("  meu: {extends: padrao, stages: {aberto: {label: Na fila}}}\n");
    assertThat(mine.first().label().in(PORTUGUESE)).isEqualTo("Na fila");
    assertThat(mine.stages()).extracting(Stage::key).isEqualTo(keys(BASE));
    assertThat(mine.stages().subList(1, mine.stages().size()))
        .isEqualTo(BASE.stages().subList(1, BASE.stages().size()));
    assertThat(mine.categories()).isEqualTo(BASE.categories());
    assertThat(mine.first().next()).isEqualTo(BASE.first().next());
  }

  private static java.util.List<String> keys(WorkflowConfig workflow) {
    return workflow.stages().stream().map(Stage::key).toList();
  }

  @Test
  void aNewStageStandsBehindTheOneItIsWrittenBehind() throws IOException {
    var mine =
        mine(
            """
              meu:
                extends: padrao
                stages:
                  em-atendimento: {next: [teste, aguardando-cliente, analise-interna]}
                  teste: {label: Em teste, next: resolvido}
            """);
    assertThat(keys(mine)).containsSubsequence("em-atendimento", "teste", "aguardando-cliente");
    assertThat(mine.stage("em-atendimento").orElseThrow().next())
        .containsExactly("teste", "aguardando-cliente", "analise-interna");
  }

  @Test
  void aKeyWithoutAValueTakesAwayAlsoFromTheListsOfTheBase() throws IOException {
    var mine =
        mine(
            """
              meu:
                extends: padrao
                stages: {analise-interna: }
                categories: {urgencia: }
            """);
    assertThat(keys(mine)).doesNotContain("analise-interna");
    assertThat(mine.stage("em-atendimento").orElseThrow().next())
        .containsExactly("aguardando-cliente", "resolvido", "cancelado");
    assertThat(mine.categories()).extracting(Category::key).doesNotContain("urgencia");
  }

  @Test
  void oneValueOfATimerCanBeChanged() throws IOException {
    var mine =
        mine("  meu: {extends: padrao, stages: {aguardando-cliente: {timer: {after: 5d}}}}\n");
    var timer = mine.stage("aguardando-cliente").orElseThrow().timer();
    assertThat(timer.after()).hasToString("5d");
    assertThat(timer.to()).isEqualTo("resolvido");
  }

  @Test
  void aWorkflowOfTheFileCanBeExtendedAndAShippedOneUnderItsOwnName() throws IOException {
    var config =
        read(
            """
              meu: {extends: nosso, categories: {duvida: {priority: high}}}
              nosso: {extends: padrao, stages: {aberto: {label: Novo}}}
              padrao: {extends: padrao, stages: {aberto: {label: Recebido}}}
            """);
    var mine = config.workflow("meu").orElseThrow();
    assertThat(mine.first().label().in(PORTUGUESE)).isEqualTo("Novo");
    assertThat(mine.category("duvida").orElseThrow().priority()).isEqualTo(Priority.HIGH);
    var standard = config.workflow("padrao").orElseThrow();
    assertThat(standard.first().label().in(PORTUGUESE)).isEqualTo("Recebido");
  }

  @Test
  void whatIsWrongInTheSumIsToldOnALineOfTheHeir() {
    var wrong =
        catchThrowableOfType(
            InvalidConfig.class,
            () -> mine("  meu:\n    extends: padrao\n    stages:\n      resolvido:\n"));
    assertThat(wrong.problems())
        .extracting(Problem::toString)
        .allMatch(one -> one.matches(".*channels.yml:6: workflows\\.meu\\.stages\\..*resolvido.*"));
  }

  @Test
  @Tag("RG-4")
  void wordsGiveACategoryAwayWhateverTheirAccents() throws IOException {
    var mine =
        mine(
            """
              meu:
                extends: padrao
                categories:
                  urgencia: {words: [nota fiscal, faturamento]}
                  problema: {words: erro}
                  duvida: {words: [relatório, como]}
            """);
    assertThat(mine.classify("Erro na NOTA  Fiscal 12")).map(Category::key).contains("urgencia");
    assertThat(mine.classify("Como emito o relatorio?")).map(Category::key).contains("duvida");
    assertThat(mine.classify("terror")).isEmpty();
    assertThat(mine.classify("")).isEmpty();
  }

  @Test
  @Tag("IN-15")
  void theFirstTargetThatHoldsIsATicketsOwn() throws IOException {
    var mine =
        mine(
            """
              meu:
                extends: padrao
                sla:
                  - {plans: [Premium], categories: problema, first_answer: 1bh}
                  - {priorities: [high, urgent], first_answer: 4bh, solution: 24bh}
                  - {first_answer: 3bd, next_answer: 2bd}
            """);
    var problem = mine.category("problema").orElseThrow();
    var question = mine.category("duvida").orElseThrow();
    assertThat(mine.target(problem, Priority.HIGH, "premium").orElseThrow().firstAnswer())
        .isEqualTo(new Span(1, Span.Unit.BUSINESS_HOURS));
    assertThat(mine.target(problem, Priority.HIGH, null).orElseThrow().solution())
        .hasToString("24bh");
    assertThat(mine.target(question, Priority.LOW, "Light").orElseThrow().nextAnswer())
        .hasToString("2bd");
  }
}
