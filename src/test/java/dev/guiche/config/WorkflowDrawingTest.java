package dev.guiche.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class WorkflowDrawingTest {
  static final java.util.List<String> SHIPPED = WorkflowsReader.SHIPPED;
  private static final GuicheConfig CONFIG = ConfigReader.readShipped(Map.of(), Locale.ENGLISH);

  private static String drawn(String name) {
    return WorkflowDrawing.mermaid(
        CONFIG.workflow(name).orElseThrow(), Locale.forLanguageTag("pt-BR"));
  }

  @ParameterizedTest
  @FieldSource("SHIPPED")
  void everyStageIsABoxAndEveryWayALine(String name) {
    var workflow = CONFIG.workflow(name).orElseThrow();
    long ways = workflow.stages().stream().mapToLong(stage -> stage.next().size()).sum();
    String drawn = drawn(name);
    assertThat(drawn).startsWith("flowchart TD\n");
    assertThat(drawn.lines().filter(line -> line.contains(" --> "))).hasSize((int) ways);
    assertThat(workflow.stages())
        .allSatisfy(stage -> assertThat(drawn).contains("\"%s\"".formatted(said(stage))));
  }

  private static String said(WorkflowConfig.Stage stage) {
    String label = stage.label().in(Locale.forLanguageTag("pt-BR"));
    return stage.visible() ? label : "🔒 " + label;
  }

  @Test
  void whatHappensByItselfIsDashedAndSaysWhy() {
    assertThat(drawn("tecnospeed"))
        .contains("s1 -. \"respondemos\" .-> s3")
        .contains("s3 -. \"10 dias\" .-> s6")
        .contains("s3 -. \"cliente responde\" .-> s2");
    assertThat(drawn("connectuse")).contains("[\"🔒 Análise produto\"]:::internal");
  }
}
