package dev.guiche.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The consultancy of the fourth document, chapter by chapter. */
@TestMethodOrder(OrderAnnotation.class)
class TecnospeedWalkIT {
  @RegisterExtension static final Firm firm = new Firm("tecnospeed.yml");

  private static Colleague ana;
  private static Colleague paulo;
  private static Letterbox mail;
  private static Client joana;
  private static long rejected;
  private static ZonedDateTime registered;

  @BeforeAll
  static void moveIn() throws IOException {
    ana = firm.hire("Ana Souza", "consultant");
    paulo = firm.hire("Paulo Prado", "consultant");
    mail = firm.mail("Joana Reis", "joana@softwarehouse.example");
    ana.does("contacts", Map.of("name", "Joana Reis", "email", mail.address()));
    firm.passUntil(DayOfWeek.FRIDAY, LocalTime.of(10, 0));
    joana = Client.enters(firm, mail);
  }

  @Test
  @Order(1)
  @Tag("TS-1")
  @Tag("TS-3")
  void afterTheLoginProductAndDocumentAreChosenAndForAProblemTheEnvironment() throws IOException {
    var form = joana.form("Consultoria");
    assertThat(form.get("categories").findValuesAsText("label"))
        .containsExactly("Dúvida", "Problema");
    var environment = form.get("fields").get(2);
    assertThat(environment.get("categories").get(0).asText()).isEqualTo("problema");
    assertThat(environment.get("options").findValuesAsText("label"))
        .containsExactly("Produção", "Homologação");
    assertThat(
            joana.cannotOpen("problema", "Rejeição 539", Map.of("fields", Map.of("produto", "X"))))
        .contains("documento", "ambiente");
    registered = firm.now();
    rejected =
        joana.opens(
            "problema",
            "Rejeição 539",
            Map.of(
                "fields",
                Map.of("produto", "Emissor", "documento", "NF-e", "ambiente", "homologacao")));
    assertThat(ana.ticket(rejected).get("fields").findValuesAsText("text"))
        .containsExactly("Emissor", "NF-e", "Homologação");
  }

  @Test
  @Order(2)
  @Tag("TS-4")
  void registeredOnAFridayItIsDueThreeBusinessDaysLaterAndTheMeanTimeIsMeasured() {
    var deadline = ana.ticket(rejected).get("deadline");
    assertThat(deadline.get("aim").asText()).isEqualTo("first_answer");
    assertThat(Instant.parse(deadline.get("dueAt").asText()))
        .as("the end of the third business day: Monday, Tuesday, Wednesday")
        .isEqualTo(
            registered.toLocalDate().plusDays(5).atTime(18, 0).atZone(Firm.ZONE).toInstant());
    firm.passUntil(DayOfWeek.MONDAY, LocalTime.of(10, 0));
    assertThat(ana.ticket(rejected).at("/deadline/state").asText()).isEqualTo("fine");
    ana.answers(rejected, "A chave da nota está repetida.");
    var totals = firm.admin().get("reports/ticket-answer").get("totals");
    assertThat(totals.get(1).asInt()).as("answered").isEqualTo(1);
    assertThat(totals.get(2).asDouble()).as("mean").isPositive();
  }

  @Test
  @Order(3)
  @Tag("TS-5")
  @Tag("TS-7")
  void answeredItIsPendingForTenDaysAndThenResolvedUnlessTheCustomerWrites() throws IOException {
    assertThat(joana.stage(rejected)).isEqualTo("Pendente");
    var answer = mail.gets("A chave da nota está repetida.");
    mail.answers(answer, "Não é isso, a chave é nova.");
    ana.awaitStage(rejected, "em-analise");
    assertThat(joana.page(rejected).toString()).contains("Não é isso, a chave é nova.");
    ana.answers(rejected, "Então gere outro número.");
    assertThat(ana.stage(rejected)).isEqualTo("pendente");
    firm.pass(Duration.ofDays(8).plusMinutes(1));
    mail.gets("Aguardamos a sua resposta");
    assertThat(ana.stage(rejected)).isEqualTo("pendente");
    firm.pass(Duration.ofDays(2));
    ana.awaitStage(rejected, "resolvido");
    assertThat(joana.stage(rejected)).isEqualTo("Resolvido");
    mail.gets("passou para: Resolvido");
  }

  @Test
  @Order(4)
  @Tag("TS-6")
  void atTheSecondLevelTheProductOwnerWeighsTheEffortAndStatesADate() throws IOException {
    joana.writes(rejected, "Voltou a acontecer.");
    ana.awaitStage(rejected, "em-analise");
    ana.moves(rejected, "gerente-produto");
    ana.changes("tickets/" + rejected, Map.of("assignee", paulo.id()));
    paulo.notes(rejected, "SEGREDO: dois dias de um desenvolvedor");
    assertThat(paulo.cannotMove(rejected, "prazo-informado", Map.of()))
        .startsWith("promised-needed");
    var day = firm.now().toLocalDate().plusDays(20);
    paulo.moves(rejected, "prazo-informado", Map.of("promised", day.toString()));
    var page = joana.page(rejected);
    assertThat(page.at("/ticket/stage").asText()).isEqualTo("Com prazo informado");
    assertThat(page.at("/ticket/promisedOn").asText()).isEqualTo(day.toString());
    assertThat(page.toString()).doesNotContain("SEGREDO");
    mail.gets("previsão de entrega", day.format(DateTimeFormatter.ofPattern("dd/MM/yyyy")));
  }

  @Test
  @Order(5)
  @Tag("TS-7")
  void eachAnswerOfOursIsInTheCustomersAreaAndInTheirMailbox() throws IOException {
    for (String word : new String[] {"Começamos hoje.", "Está em testes.", "Sai amanhã."}) {
      paulo.answers(rejected, word);
      mail.gets(word);
      assertThat(joana.page(rejected).get("entries").findValuesAsText("text")).contains(word);
    }
    assertThat(mail.everything()).noneMatch(text -> text.contains("SEGREDO"));
    paulo.moves(rejected, "resolvido", Map.of("solution", "Corrigido na 8.2."));
    mail.gets("Corrigido na 8.2.");
  }

  @Test
  @Order(6)
  @Tag("TS-8")
  @Tag("TS-9")
  void aChatBecomesATicketWithAReasonWhereThirdPartiesMustBeInvolved() {
    var rui = firm.telegram("Rui");
    rui.writes("A SEFAZ não responde");
    long talk = ana.takes("A SEFAZ não responde");
    ana.does("conversations/" + talk + "/messages", Colleague.draft("Vejo já com você."));
    rui.gets("Vejo já com você.");
    var box = firm.mail("Rui", "rui@softwarehouse.example");
    var wish =
        Map.of(
            "title", "SEFAZ fora do ar",
            "email", box.address(),
            "fields", Map.of("produto", "Emissor", "documento", "NF-e"));
    var path = "conversations/" + talk + "/escalate";
    assertThat(ana.refused(path, with(wish, " "))).contains("/reason");
    var ticket = ana.does(path, with(wish, "Depende da prefeitura vizinha"));
    long id = ticket.get("id").asLong();
    assertThat(ticket.get("reason").asText()).isEqualTo("Depende da prefeitura vizinha");
    assertThat(ana.texts(id)).as("it begins with the talk").contains("A SEFAZ não responde");
    rui.gets(ticket.get("protocol").asText());
    assertThat(box.gets("Vejo já com você.").text()).doesNotContain("prefeitura vizinha");
  }

  private static Map<String, Object> with(Map<String, Object> wish, String reason) {
    var whole = new HashMap<>(wish);
    whole.put("reason", reason);
    return whole;
  }
}
