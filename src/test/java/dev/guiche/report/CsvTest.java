package dev.guiche.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CsvTest {
  private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");

  private static Report report(String label) {
    return new Report(
        "x",
        "Tempo",
        "",
        Axis.NAME,
        List.of(
            new Report.Column("n", "Quantidade", Unit.COUNT),
            new Report.Column("t", "Média", Unit.SECONDS),
            new Report.Column("p", "Parte", Unit.SHARE)),
        Arrays.asList(2.0, null, 1.0),
        List.of(new Report.Line("k", label, List.of(1234.0, 5400.0, 0.125))));
  }

  @Test
  void aSpreadsheetInBrazilOpensIt() {
    assertThat(Csv.of(report("Suporte"), PORTUGUESE))
        .isEqualTo(
            "\uFEFFTempo;Quantidade;Média (h);Parte (%)\r\n"
                + "Suporte;1234;1,5;12,5\r\n"
                + "Total;2;;100\r\n");
  }

  @Test
  void numbersAreAsTheReaderWritesThem() {
    assertThat(Csv.of(report("Support"), Locale.ENGLISH)).contains("Support;1234;1.5;12.5");
  }

  @Test
  void noNameIsComputedAsAFormula() {
    for (var evil : List.of("=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1")) {
      assertThat(Csv.of(report(evil), PORTUGUESE)).contains("'" + evil);
    }
    assertThat(Csv.of(report("=HYPERLINK(\"x\";\"y\")"), PORTUGUESE))
        .contains("\"'=HYPERLINK(\"\"x\"\";\"\"y\"\")\"");
  }

  @Test
  void whatSeparatesIsPutBetweenQuotes() {
    assertThat(Csv.of(report("a;b\"c\nd"), PORTUGUESE)).contains("\"a;b\"\"c\nd\";1234");
  }
}
