package dev.guiche.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyMarkerTest {
  @ParameterizedTest
  @ValueSource(strings = {"pt-BR", "en", "es", "fi"})
  void theMarkerOfEachLanguageIsRecognised(String locale) {
    assertThat(ReplyMarker.marks(ReplyMarker.in(Locale.forLanguageTag(locale)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "> > — Escreva sua resposta acima desta linha —",
        "*PLEASE WRITE YOUR REPLY ABOVE THIS LINE*",
        "   escriba su respuesta encima de esta línea"
      })
  void quotingDoesNotHideIt(String line) {
    assertThat(ReplyMarker.marks(line)).isTrue();
  }

  @Test
  void aSentenceThatSpeaksOfItIsNoMarker() {
    assertThat(
            ReplyMarker.marks(
                "O que significa \"Escreva sua resposta acima desta linha\" no e-mail de vocês?"
                    + " Não entendi."))
        .isFalse();
  }
}
