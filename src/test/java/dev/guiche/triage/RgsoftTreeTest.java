package dev.guiche.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.Outcome;
import dev.guiche.database.TestDatabase;
import dev.guiche.ticket.PaperChannel;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tree of the call desk that ships, on each channel, before a gate that wants a contract. */
class RgsoftTreeTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  private static TriageHouse house;

  @BeforeAll
  static void open() {
    house = new TriageHouse(db.database(), "rgsoft.yml");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  static Stream<PaperChannel> everyChannel() {
    return Stream.of(house.bot, house.zap, house.site);
  }

  private static Walker told(PaperChannel channel, String what) {
    return new Walker(house.person(channel))
        .says("de qual empresa", "Pedro, da Metalúrgica Alves")
        .says("Quanto melhor especificado", what);
  }

  @ParameterizedTest
  @MethodSource("everyChannel")
  @Tag("RG-4")
  @Tag("RG-5")
  void whoCannotInvoiceIsServedBeforeAReportThatCameFirst(PaperChannel channel) {
    var report = told(channel, "Quero o relatório do mês");
    house.contract(report.person, "ok");
    report.picks("Qual é o assunto", "Relatório");
    var invoice = told(channel, "O caminhão espera a nota");
    house.contract(invoice.person, "ok");
    invoice.picks("Qual é o assunto", "Nota fiscal ou faturamento");
    assertThat(report.next()).contains("fila do setor Suporte Técnico");
    assertThat(invoice.next()).contains("fila do setor Suporte Técnico");
    assertThat(report.person.talk().priority()).isEqualTo(-1);
    assertThat(invoice.person.talk().priority()).isEqualTo(2);

    var technician = house.technician("tecnica");
    await().until(() -> technician.equals(invoice.person.talk().consultant()));
    assertThat(report.person.talk().state()).isEqualTo(ConversationState.QUEUED);
    assertThat(Answers.of(db.database(), invoice.person.talk().id()))
        .extracting(Answered::answer)
        .contains("O caminhão espera a nota", "Nota fiscal ou faturamento");
    house.allGone();
  }

  @ParameterizedTest
  @MethodSource("everyChannel")
  @Tag("RG-9")
  void withoutAContractTheGateRefusesAndSaysSo(PaperChannel channel) {
    var stranger = told(channel, "Minha planilha travou");
    stranger.picks("Qual é o assunto", "Sistema parado");
    assertThat(stranger.next())
        .contains("não está coberto pelo contrato")
        .contains("time comercial");
    assertThat(stranger.person.talk().outcome()).isEqualTo(Outcome.ABANDONED);
    assertThat(stranger.person.triaged().event().path("reason").asText()).isEqualTo("gate");
    assertThat(house.event(stranger.person, "gate").path("rule").asText())
        .isEqualTo("sem-contrato");
    assertThat(stranger.person.received()).hasSize(4);
  }
}
