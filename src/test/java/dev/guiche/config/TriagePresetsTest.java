package dev.guiche.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.config.TriageConfig.Question;
import dev.guiche.config.TriageConfig.Way;
import dev.guiche.config.WorkflowConfig.Priority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The trees that ship, and what a house makes of them. */
class TriagePresetsTest {
  static final List<String> SHIPPED = TriageReader.SHIPPED;
  private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");

  @TempDir Path folder;

  private TriageConfig mine(String triage) throws IOException {
    String head =
        """
        organization: {name: Empresa}
        channels: {bot: {type: telegram, desk: suporte}}
        desks: {suporte: {}, vendas: {}, financeiro: {}, implantacao: {}, field: {}}
        products: [Emissor, Gestor]
        triage:
        """;
    Path file = Files.writeString(folder.resolve("channels.yml"), head + triage);
    return ConfigReader.read(file, Map.of(), Locale.ENGLISH).triage("menu").orElseThrow();
  }

  private static TriageConfig shipped(String name) {
    var config = ConfigReader.readShipped(Map.of(), Locale.ENGLISH);
    return ConfigReader.shippedTriage(config).stream()
        .filter(tree -> tree.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @FieldSource("SHIPPED")
  void everyTreeSpeaksOurThreeLanguages(String name) {
    assertThat(shipped(name).questions())
        .allSatisfy(
            question -> {
              assertThat(question.ask().byLanguage()).containsOnlyKeys("pt-BR", "en", "es");
              assertThat(question.options())
                  .allSatisfy(
                      option ->
                          assertThat(option.label().in(Locale.ENGLISH))
                              .as(option.key())
                              .isNotBlank());
            });
  }

  @Test
  @Tag("TS-1")
  @Tag("TS-3")
  void theHousesProductsAreTheOptions() throws IOException {
    var tree =
        mine("  menu: {extends: tecnospeed, channels: bot, desks: {consultoria: suporte}}\n");
    assertThat(labels(tree.question("produto").orElseThrow())).containsExactly("Emissor", "Gestor");
    assertThat(labels(tree.question("ambiente").orElseThrow()))
        .containsExactly("Produção", "Homologação");
    assertThat(tree.desk()).isEqualTo("suporte");
    assertThat(shipped("tecnospeed").question("produto").orElseThrow().options())
        .as("without products it is asked freely")
        .isEmpty();
  }

  private static List<String> labels(Question question) {
    return question.options().stream().map(option -> option.label().in(PORTUGUESE)).toList();
  }

  @Test
  @Tag("RG-4")
  void anInvoiceIsMorePressingThanAReport() {
    var subjects = shipped("rgsoft").question("assunto").orElseThrow();
    assertThat(priority(subjects, "faturamento")).isEqualTo(Priority.URGENT);
    assertThat(priority(subjects, "relatorio")).isEqualTo(Priority.LOW);
  }

  private static Priority priority(Question question, String option) {
    return question.options().stream()
        .filter(one -> one.key().equals(option))
        .map(one -> ((Way.Queue) one.way()).priority())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aHouseSaysOnlyHowItsTreeDiffers() throws IOException {
    var tree =
        mine(
            """
              menu:
                extends: info
                channels: bot
                desks: {comercial: vendas}
                questions:
                  setor:
                    ask: Oi! O que você precisa?
                    options:
                      field:
                      comercial: {label: Vendas}
                      implantacao: {label: Instalação, ticket: suporte}
                  visita:
            """);
    assertThat(tree.first().ask().in(PORTUGUESE)).isEqualTo("Oi! O que você precisa?");
    assertThat(labels(tree.first()))
        .containsExactly(
            "Emergência: sistema parado", "Suporte", "Financeiro", "Vendas", "Instalação");
    assertThat(tree.first().options().get(3).way()).isEqualTo(new Way.Queue("vendas"));
    assertThat(tree.first().options().get(4).way())
        .isEqualTo(new Way.Ticket("suporte", null, null));
  }

  @Test
  void aTreeIsDrawnWithItsAnswersAndWhereTheyLead() {
    String picture =
        TriageDrawing.mermaid(shipped("info"), key -> key.toUpperCase(Locale.ROOT), PORTUGUESE);
    assertThat(picture)
        .startsWith("flowchart TD\n  q1[\"Olá! Com qual setor você quer falar?\"]\n")
        .contains("q1 -- \"Comercial\" --> e")
        .contains("([\"💬 SUPORTE<br/>urgente, plantão\"]):::ends")
        .contains("([\"💬 SUPORTE<br/>portão de contrato\"]):::ends");
  }
}
