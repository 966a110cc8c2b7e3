package dev.guiche.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.sandbox.telegram.TelegramMessage;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A desk's days and nights, as customers on Telegram meet them. */
@TestMethodOrder(OrderAnnotation.class)
class HoursWalkIT {
  @RegisterExtension static final Firm firm = new Firm("plantao.yml");

  private static Colleague ana;
  private static Chat anasTelegram;
  private static Chat maria;

  @BeforeAll
  static void moveIn() {
    ana = firm.hire("Ana Lima", "consultant");
    anasTelegram = firm.telegram("Ana Lima");
    anasTelegram.writes("/vincular " + ana.does("me/telegram", Map.of()).get("code").asText());
    anasTelegram.gets("Pronto, Ana Lima!");
  }

  @Test
  @Order(1)
  @Tag("TS-8")
  void whoComesAtLunchIsToldOnceAndIsServedAfterIt() throws Exception {
    firm.passUntil(DayOfWeek.TUESDAY, LocalTime.of(12, 10));
    maria = firm.telegram("Maria");
    chooses(maria, "Bom dia", "Dúvida");
    maria.gets("Suporte está fechado agora", "hoje às 13:30");
    maria.writes("Alô?");
    long talk = talkOf("Alô?");
    assertThat(said(maria, "fechado")).hasSize(1);
    firm.passUntil(DayOfWeek.TUESDAY, LocalTime.of(13, 31));
    try (var screen = ana.screen()) {
      screen.hears("conversation", frame -> isHers(frame, talk));
      ana.does("conversations/" + talk + "/messages", Colleague.draft("Boa tarde, Maria!"));
      maria.gets("Boa tarde, Maria!");
    }
    assertThat(said(maria, "fechado")).hasSize(1);
  }

  @Test
  @Order(2)
  @Tag("TS-8")
  void afterwardsSheIsAskedForAGradeAndAnOddAnswerOnceMore() {
    long talk = talkOf("Alô?");
    var end = Map.of("outcome", "solved", "solution", "Explicado.", "withoutEmail", true);
    ana.does("conversations/" + talk + "/close", end);
    maria.gets("Como foi o atendimento, Maria?");
    maria.writes("9");
    maria.gets("A nota vai de 1 (péssimo) a 5 (ótimo)");
    maria.writes("5");
    maria.gets("Obrigado pela nota!");
    var entries = firm.admin().get("conversations/" + talk + "/entries").get("items");
    assertThat(entries.toString()).contains("\"rated\"");
  }

  @Test
  @Order(3)
  @Tag("TS-8")
  void aDeskThatWorksAtNightIsClosedByDay() {
    firm.passUntil(DayOfWeek.WEDNESDAY, LocalTime.of(10, 0));
    var day = firm.telegram("Davi");
    chooses(day, "Opa", "Alarme do servidor");
    day.gets("Monitoramento está fechado agora", "hoje às 22:00");
    firm.passUntil(DayOfWeek.THURSDAY, LocalTime.of(2, 0));
    var night = firm.telegram("Nina");
    chooses(night, "Disco cheio", "Alarme do servidor");
    long talk = talkOf("Disco cheio");
    await().until(() -> conversation(talk).at("/state").asText().equals("queued"));
    assertThat(said(night, "fechado")).isEmpty();
  }

  @Test
  @Order(4)
  @Tag("TS-8")
  @Tag("IN-21")
  void anEmergencyOnAHolidayCallsWhoIsOnCallInTheGroupAndByMail() {
    firm.passTo(12, 25, LocalTime.of(10, 0));
    var mailbox = firm.mail("Ana Lima", "ana.lima@minha-empresa.example");
    var rui = firm.telegram("Rui");
    chooses(rui, "Parou tudo", "Sistema parado");
    rui.gets("chamamos o plantão");
    long talk = talkOf("Parou tudo");
    var protocol = conversation(talk).get("protocol").asText();
    mailbox.gets("Plantão", protocol);
    var call = read(protocol);
    assertThat(call.text())
        .contains("Emergência fora do horário", "De plantão: Ana Lima", "Rui")
        .doesNotContain("Parou tudo");
    firm.group().presses(anasTelegram.phone(), call.id(), "Pegar");
    await().until(() -> conversation(talk).at("/consultant/id").asLong() == ana.id());

    var lia = firm.telegram("Lia");
    chooses(lia, "Uma pergunta", "Dúvida");
    lia.gets("Suporte está fechado agora");
    assertThat(firm.group().reads()).noneMatch(message -> message.text().contains("Lia"));
  }

  @Test
  @Order(5)
  @Tag("IN-21")
  void whomNobodyServesWaitsAtAnotherDeskWhoseGroupIsTold() {
    firm.passUntil(DayOfWeek.MONDAY, LocalTime.of(9, 0));
    var caio = firm.telegram("Caio");
    chooses(caio, "Quero o plano Plus", "Quero comprar");
    long talk = talkOf("Quero o plano Plus");
    await().until(() -> conversation(talk).at("/state").asText().equals("queued"));
    firm.pass(Duration.ofMinutes(11));
    caio.gets("quem vai atender você é Suporte");
    var protocol = conversation(talk).get("protocol").asText();
    assertThat(read(protocol).text())
        .contains("ninguém pegou, agora espera em Suporte", "Caio")
        .doesNotContain("plano Plus");
    assertThat(conversation(talk).at("/desk/id").asLong()).isEqualTo(firm.desk("suporte"));
  }

  private static void chooses(Chat customer, String firstWords, String choice) {
    customer.writes(firstWords);
    customer.gets("O que houve?");
    customer.phone().presses(choice);
  }

  private static TelegramMessage read(String protocol) {
    return await(protocol)
        .atMost(Steps.PATIENCE)
        .until(
            () ->
                firm.group().reads().stream()
                    .filter(message -> message.text().contains(protocol))
                    .findFirst()
                    .orElse(null),
            message -> message != null);
  }

  private static List<String> said(Chat customer, String word) {
    return customer.phone().reads().stream()
        .map(TelegramMessage::text)
        .filter(text -> text.contains(word))
        .toList();
  }

  private static long talkOf(String words) {
    return firm.admin().talkOf(words);
  }

  private static JsonNode conversation(long talk) {
    return firm.admin().get("conversations/" + talk);
  }

  private static boolean isHers(JsonNode frame, long talk) {
    var head = frame.get("conversation");
    return head.get("id").asLong() == talk && head.at("/consultant/id").asLong() == ana.id();
  }
}
