package dev.guiche.contact.company;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaxIdTest {
  @Test
  void digitsAreReadWithAndWithoutPunctuation() {
    assertThat(TaxId.read("11.222.333/0001-81").orElseThrow().value()).isEqualTo("11222333000181");
    assertThat(TaxId.read(" 11222333000181 ").orElseThrow().forReading())
        .isEqualTo("11.222.333/0001-81");
  }

  /** The example of Receita Federal's own document. */
  @Test
  void theNewFormWithLettersIsReadToo() {
    assertThat(TaxId.read("12.abc.345/01de-35").orElseThrow().value()).isEqualTo("12ABC34501DE35");
  }

  @Test
  void aSpreadsheetThatLostTheFirstZeroIsUnderstood() {
    assertThat(TaxId.read("191000000100")).isEmpty();
    assertThat(TaxId.read("191").isPresent()).isFalse();
    assertThat(TaxId.read("0000000000191")).contains(new TaxId("00000000000191"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "11222333000182",
        "12ABC34501DE36",
        "00000000000000",
        "1122233300018",
        "x",
        "12ABC34501DEAB"
      })
  void whatHasWrongCheckDigitsIsNone(String written) {
    assertThat(TaxId.read(written)).isEmpty();
  }
}
