package dev.guiche.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {
  private final Variables variables = new Variables(Map.of("A", "um", "EMPTY", "", "COST", "$1"));

  @ParameterizedTest
  @CsvSource({
    "${A}, um",
    "x-${A}-${A}, x-um-um",
    "${B:-dois}, dois",
    "${EMPTY:-dois}, dois",
    "${A:-dois}, um",
    "${COST}, $1",
    "$${A}, ${A}",
    "$A, $A",
    "${B:-a:-b}, a:-b"
  })
  void textsAreFilledIn(String written, String meant) {
    assertThat(variables.fill(written).text()).isEqualTo(meant);
  }

  @Test
  void whatHasNeitherValueNorDefaultIsNamed() {
    assertThat(variables.fill("${B} ${EMPTY} ${A}").unset()).containsExactly("B", "EMPTY");
    assertThat(variables.fill("${B:-}").unset()).isEmpty();
  }
}
