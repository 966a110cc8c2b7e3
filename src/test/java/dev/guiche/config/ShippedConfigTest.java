package dev.guiche.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ShippedConfigTest {
  private final GuicheConfig config =
      ConfigReader.read(Path.of("channels.yml"), Map.of(), Locale.ENGLISH);

  @Test
  @Tag("DC-2")
  void itHasOneChannelOfEachKind() {
    assertThat(config.channels())
        .extracting(ChannelConfig::name)
        .containsExactly("telegram", "whatsapp", "email", "site");
    assertThat(config.channels())
        .extracting(Object::getClass)
        .doesNotHaveDuplicates()
        .hasSize(ChannelConfig.class.getPermittedSubclasses().length);
  }

  @Test
  void itIsASandboxInWhichNothingIsMissed() {
    assertThat(config.sandbox()).isTrue();
    assertThat(config.notices()).isEmpty();
  }

  @Test
  @Tag("RG-4")
  void whoWritesFirstIsAskedWhichDeskTheyWantAndMailIsNot() {
    for (String channel : List.of("telegram", "whatsapp", "site")) {
      var question = config.triageOf(channel).orElseThrow().first();
      assertThat(question.options())
          .extracting(option -> option.label().in(Locale.forLanguageTag("pt-BR")))
          .containsExactly("Suporte", "Financeiro");
    }
    assertThat(config.triageOf("email")).isEmpty();
  }

  @Test
  void supportIsTheDefaultDeskAndEveryDeskHasAWorkflow() {
    assertThat(config.defaultDesk().key()).isEqualTo("suporte");
    assertThat(config.desks()).allSatisfy(desk -> assertThat(config.workflowOf(desk)).isNotNull());
  }

  @Test
  void theStandardWorkflowSpeaksEachOfOurLanguages() {
    var waiting = config.workflow("padrao").orElseThrow().stage("aguardando-cliente").orElseThrow();
    assertThat(waiting.label().in(Locale.forLanguageTag("pt-BR"))).isEqualTo("Aguardando cliente");
    assertThat(waiting.label().in(Locale.forLanguageTag("en-GB")))
        .isEqualTo("Waiting for customer");
    assertThat(waiting.label().in(Locale.JAPANESE)).isEqualTo("Aguardando cliente");
  }
}
