package dev.guiche.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class TriageCommandTest {
  private final StringWriter said = new StringWriter();

  private int run(String... arguments) {
    var line = new CommandLine(new TriageCommand());
    line.setOut(new PrintWriter(said));
    return line.execute(arguments);
  }

  @Test
  void aTreeOfTheFileIsDrawnWithTheLabelsOfItsDesks() {
    assertThat(run("menu", "src/test/resources/dev/guiche/triage/channels.yml")).isZero();
    assertThat(said.toString())
        .startsWith("flowchart TD")
        .contains("Suporte técnico", "💬 Financeiro", "🎫 Geral", "📖");
  }

  @Test
  void aTreeThatShipsIsDrawnToo() {
    assertThat(run("tecnospeed", "channels.yml")).isZero();
    assertThat(said.toString()).contains("Produção", "Homologação", "🎫 consultoria");
  }

  @Test
  void whatIsNotThereIsToldWithWhatIs() {
    assertThat(run("nada", "src/test/resources/dev/guiche/triage/channels.yml")).isOne();
    assertThat(said.toString()).contains("nada", "menu, info, rgsoft, tecnospeed");
  }
}
