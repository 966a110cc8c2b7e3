package dev.guiche.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.conversation.ConversationState;
import dev.guiche.database.TestDatabase;
import dev.guiche.ticket.PaperChannel;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The menu of desks that ships, on each channel. */
@Tag("IN-4")
class InfoTreeTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  private static TriageHouse house;

  @BeforeAll
  static void open() {
    house = new TriageHouse(db.database(), "info.yml");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  /** 2027-01-04 is a Monday. */
  private static void itIs(String time) {
    var there = LocalDateTime.parse(time).atZone(ZoneId.of("America/Sao_Paulo")).toInstant();
    db.pass(Duration.between(db.database().now(), there));
  }

  @BeforeEach
  void itIsMondayMorning() {
    itIs("2027-01-04T09:00");
  }

  static Stream<PaperChannel> everyChannel() {
    return Stream.of(house.bot, house.zap, house.site);
  }

  @ParameterizedTest
  @MethodSource("everyChannel")
  void theMenuLeadsToEachDesk(PaperChannel channel) {
    var desks =
        Map.of(
            "Suporte", "Suporte",
            "Financeiro", "Financeiro",
            "Comercial", "Comercial",
            "Implantação", "Implantação",
            "Field Desk: visita técnica", "Field Desk");
    desks.forEach(
        (option, desk) -> {
          var walker = new Walker(house.person(channel)).picks("qual setor", option);
          switch (option) {
            case "Suporte" ->
                walker.says("o que acontece", "A impressora não imprime, Padaria Sol");
            case "Financeiro" -> walker.picks("Sobre o que", "Boleto ou Pix");
            case "Field Desk: visita técnica" -> walker.says("equipamento", "Balança, Rua A, 10");
            default -> {}
          }
          assertThat(walker.next()).contains("fila do setor " + desk);
          assertThat(walker.person.talk().state()).isEqualTo(ConversationState.QUEUED);
          assertThat(walker.person.talk().deskLabel()).isEqualTo(desk);
        });
  }

  @ParameterizedTest
  @MethodSource("everyChannel")
  @Tag("IN-14")
  void anEmergencyCallsWhoeverIsOnCallOutsideHours(PaperChannel channel) {
    house.technician("suporte", "ana@casa.example");
    house.allGone();
    itIs("2027-01-04T23:00");
    var walker =
        new Walker(house.person(channel))
            .picks("qual setor", "Emergência: sistema parado")
            .says("O que parou", "Nenhum caixa abre, Mercado Bom");
    assertThat(walker.next()).startsWith("O plantão foi chamado");
    assertThat(walker.person.isEmergency()).isTrue();
    assertThat(walker.person.talk().priority()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("everyChannel")
  void whoOwesComesToFinanceAndIsToldSo(PaperChannel channel) {
    var walker = new Walker(house.person(channel)).picks("qual setor", "Suporte");
    house.contract(walker.person, "pendente");
    walker.says("o que acontece", "A nota não sai");
    assertThat(walker.next()).contains("Financeiro");
    assertThat(walker.next()).contains("fila do setor Financeiro");
    assertThat(walker.person.talk().deskLabel()).isEqualTo("Financeiro");
    assertThat(house.event(walker.person, "gate").path("to").asText()).isEqualTo("financeiro");
    assertThat(house.event(walker.person, "gate").path("rule").asText()).isEqualTo("pendencia");
  }

  @Test
  void wordsOfTheirOwnFindTheDeskToo() {
    var person = house.person(house.zap).says("oi").says("preciso da segunda via do boleto");
    assertThat(person.reads(2).text()).startsWith("Sobre o que vamos falar?");
    person.says("paguei, segue o comprovante");
    assertThat(person.talk().deskLabel()).isEqualTo("Financeiro");
    assertThat(person.talk().priority()).isPositive();
  }
}
