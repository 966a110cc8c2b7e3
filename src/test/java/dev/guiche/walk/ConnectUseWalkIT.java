package dev.guiche.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The occurrence desk of the first document, chapter by chapter. */
@TestMethodOrder(OrderAnnotation.class)
class ConnectUseWalkIT {
  @RegisterExtension static final Firm firm = new Firm("connectuse.yml");
  private static final byte[] SCREEN = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

  private static Colleague ana;
  private static Colleague bruno;
  private static Letterbox mail;
  private static Client maria;
  private static long question;
  private static long need;

  @BeforeAll
  static void moveIn() throws IOException {
    ana = firm.hire("Ana Souza", "consultant");
    bruno = firm.hire("Bruno Lima", "consultant");
    mail = firm.mail("Maria Silva", "maria@cliente.example");
    ana.does(
        "contacts", Map.of("name", "Maria Silva", "email", mail.address(), "company", "Aço Forte"));
    maria = Client.enters(firm, mail);
  }

  @Test
  @Order(1)
  @Tag("CU-1")
  @Tag("CU-2")
  @Tag("CU-10")
  void afterTheLoginTheListIsShownAndANewOccurrenceWithAFileWaitsForService() throws IOException {
    assertThat(maria.occurrences()).isEmpty();
    long screen = maria.uploads("tela.png", "image/png", SCREEN);
    question =
        maria.opens(
            "problema",
            "O relatório sai em branco",
            Map.of(
                "text", "Abro Vendas, Relatórios, e a página sai em branco.",
                "fields", Map.of("modulo", "Vendas"),
                "attachments", List.of(screen)));
    var listed = maria.occurrences().getFirst();
    assertThat(listed.get("stage").asText()).isEqualTo("Aguardando atendimento");
    mail.gets("brimos o chamado", listed.get("protocol").asText());
    assertThat(ana.column("suporte", "aguardando-atendimento")).containsExactly(question);
    assertThat(ana.entries(question))
        .anyMatch(entry -> entry.at("/attachments/0/name").asText().equals("tela.png"));
    maria.writes(question, "Já olharam?");
    assertThat(ana.texts(question)).contains("Já olharam?");
    assertThat(ana.stage(question)).isEqualTo("aguardando-atendimento");
  }

  @Test
  @Order(2)
  @Tag("CU-5")
  @Tag("IN-12")
  void whoAsksBySkypeOrAnotherChannelIsRegisteredTooAndGetsTheCode() {
    var joao = firm.mail("João Lima", "joao@cliente.example");
    var call =
        ana.writesDown(
            "Não encontra a tela de estoque.",
            Map.of(
                "name", "João Lima",
                "phone", "+5515933263060",
                "medium", "skype",
                "ticket", Map.of("title", "Tela de estoque", "reason", "Ver a licença"),
                "email", joao.address()));
    long ticket = call.get("ticket").asLong();
    joao.gets(ana.ticket(ticket).get("protocol").asText());

    var rita = firm.telegram("Rita");
    rita.writes("Minha nota não sai");
    long talk = ana.takes("Minha nota não sai");
    var made =
        ana.does(
            "conversations/" + talk + "/escalate",
            Map.of("title", "Nota não sai", "reason", "Ver o log", "withoutEmail", true));
    rita.gets(made.get("protocol").asText());
  }

  @Test
  @Order(3)
  @Tag("CU-6")
  void theCustomerChoosesOneOfFiveCategoriesAndTheTeamMayReclassify() throws IOException {
    assertThat(maria.form("Suporte").get("categories").findValuesAsText("label"))
        .containsExactly(
            "Problema", "Dúvida", "Exigência fiscal", "Necessidade", "Sugestão de melhoria");
    assertThat(maria.cannotOpen("estrategica", "Novo produto", Map.of())).contains("not-allowed");
    ana.changes("tickets/" + question, Map.of("category", "duvida"));
    assertThat(ana.events(question, "reclassified"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.get("from").asText()).isEqualTo("problema");
              assertThat(event.get("to").asText()).isEqualTo("duvida");
            });
    assertThat(maria.ticket(question).get("category").asText()).isEqualTo("Dúvida");
  }

  @Test
  @Order(4)
  @Tag("CU-10")
  @Tag("CU-3")
  @Tag("IN-3")
  void serviceBeginsAndAnyColleagueReadsEveryStageAndCarriesOn() throws IOException {
    ana.changes("tickets/" + question, Map.of("assignee", ana.id()));
    ana.moves(question, "em-atendimento");
    assertThat(maria.stage(question)).isEqualTo("Em atendimento");
    mail.gets("avançou", "Em atendimento");
    bruno.changes("tickets/" + question, Map.of("assignee", bruno.id()));
    assertThat(bruno.events(question, "assigned").stream().map(e -> e.get("name").asText()))
        .containsExactly("Ana Souza", "Bruno Lima");
    assertThat(bruno.events(question, "stage").stream().map(e -> e.get("to").toString()))
        .anyMatch(to -> to.contains("em-atendimento"));
    bruno.answers(question, "Qual é o período do relatório?");
    mail.gets("Qual é o período do relatório?");
  }

  @Test
  @Order(5)
  @Tag("CU-11")
  void theClockStopsForTheCustomerAndAfterTenSilentDaysItIsFinishedByInactivity()
      throws IOException {
    bruno.moves(question, "aguardando-cliente");
    assertThat(bruno.ticket(question).at("/stage/clock").asText()).isEqualTo("stopped");
    assertThat(maria.ticket(question).get("waitsForThem").asBoolean()).isTrue();
    firm.pass(Duration.ofDays(8).plusMinutes(1));
    mail.gets("Aguardamos a sua resposta", "será encerrado por inatividade");
    assertThat(bruno.stage(question)).isEqualTo("aguardando-cliente");
    firm.pass(Duration.ofDays(2));
    bruno.awaitStage(question, "finalizado");
    var said = mail.gets("por inatividade o chamado", "Finalizado");
    assertThat(maria.ticket(question).get("ends").asText()).isEqualTo("solved");
    mail.answers(said, "Estive de férias. O período é de janeiro.");
    bruno.awaitStage(question, "em-atendimento");
  }

  @Test
  @Order(6)
  @Tag("CU-9")
  @Tag("CU-12")
  void onlyAProblemGoesToTechnicalDiagnosisWhichNoCustomerSees() throws IOException {
    assertThat(ana.cannotMove(question, "diagnostico-tecnico", Map.of()))
        .startsWith("category-not-taken");
    long problem = maria.opens("problema", "O sistema travou", Map.of());
    ana.moves(problem, "em-atendimento", "diagnostico-tecnico");
    ana.notes(problem, "SEGREDO: estouro de memória");
    assertThat(maria.stage(problem)).isEqualTo("Em atendimento");
    ana.moves(problem, "finalizado", Map.of("solution", "Atualize para a 4.11.3"));
    mail.gets("chegou ao fim", "Atualize para a 4.11.3");
    assertThat(maria.page(problem).toString())
        .contains("Atualize para a 4.11.3")
        .doesNotContain("Diagn", "SEGREDO");
  }

  @Test
  @Order(7)
  @Tag("CU-8")
  @Tag("CU-9")
  @Tag("CU-13")
  void theOtherCategoriesGoToProductAnalysisAndMayBeDeniedWithAReason() throws IOException {
    var problem = maria.opens("problema", "Erro ao salvar", Map.of());
    ana.moves(problem, "em-atendimento");
    assertThat(ana.cannotMove(problem, "analise-produto", Map.of()))
        .startsWith("category-not-taken");
    long denied = analysed("necessidade", "Relatório por cor da caixa");
    assertThat(maria.stage(denied)).isEqualTo("Em atendimento");
    assertThat(ana.cannotMove(denied, "cancelado", Map.of())).startsWith("reason-needed");
    ana.moves(denied, "cancelado", Map.of("reason", "Serve a um cliente só"));
    mail.gets("Serve a um cliente só");
    assertThat(maria.ticket(denied).get("reason").asText()).isEqualTo("Serve a um cliente só");
    assertThat(maria.page(denied).toString()).doesNotContain("Análise", "analise");
  }

  private static long analysed(String category, String title) throws IOException {
    long ticket = maria.opens(category, title, Map.of());
    ana.moves(ticket, "em-atendimento", "analise-produto");
    return ticket;
  }

  @Test
  @Order(8)
  @Tag("CU-8")
  @Tag("CU-14")
  void whatIsAcceptedWaitsToBeDevelopedInTheOrderOfItsPriority() throws IOException {
    long idea = analysed("sugestao-melhoria", "Botão maior");
    need = analysed("necessidade", "Comissão por vendedor");
    long law = analysed("exigencia-fiscal", "Nota técnica 2026.001");
    for (long accepted : new long[] {idea, need, law}) {
      ana.moves(accepted, "para-desenvolver");
    }
    assertThat(ana.column("suporte", "para-desenvolver")).containsExactly(law, need, idea);
    assertThat(maria.stage(need)).isEqualTo("Para desenvolver");
    mail.gets("avançou", "Para desenvolver");
  }

  @Test
  @Order(9)
  @Tag("CU-15")
  @Tag("CU-7")
  void developmentNamesTheVersionAndAFiscalDemandTheDateThatTheCustomerIsShown()
      throws IOException {
    assertThat(ana.cannotMove(need, "em-desenvolvimento", Map.of())).startsWith("planned-needed");
    ana.moves(need, "em-desenvolvimento", Map.of("planned", "4.12"));
    assertThat(maria.ticket(need).get("planned").asText()).isEqualTo("4.12");
    long law = ana.ticketOf("Nota técnica");
    assertThat(ana.cannotMove(law, "em-desenvolvimento", Map.of("planned", "4.12")))
        .startsWith("promised-needed");
    var day = firm.now().toLocalDate().plusDays(40);
    ana.moves(law, "em-desenvolvimento", Map.of("planned", "4.12", "promised", day.toString()));
    assertThat(maria.ticket(law).get("promisedOn").asText()).isEqualTo(day.toString());
    mail.gets("previsão de entrega", day.format(DateTimeFormatter.ofPattern("dd/MM/yyyy")));
  }

  @Test
  @Order(10)
  @Tag("CU-16")
  void whatSupportAnsweredOrDevelopmentDeliveredIsFinishedWithTheSolution() throws IOException {
    assertThat(bruno.cannotMove(need, "finalizado", Map.of())).startsWith("solution-needed");
    bruno.moves(need, "finalizado", Map.of("solution", "Está na versão 4.12, em Comissões."));
    mail.gets("chegou ao fim", "Está na versão 4.12");
    bruno.moves(question, "finalizado", Map.of("solution", "O período estava sem vendas."));
    assertThat(maria.ticket(question).get("solution").asText()).contains("sem vendas");
  }

  @Test
  @Order(11)
  @Tag("CU-17")
  void theCustomerCancelsWhatIsNoLongerValid() throws IOException {
    long idea = ana.ticketOf("Botão maior");
    assertThat(maria.page(idea).get("mayCancel").asBoolean()).isTrue();
    var page = maria.cancels(idea, "Mudamos de monitor");
    assertThat(page.at("/ticket/stage").asText()).isEqualTo("Cancelado");
    assertThat(ana.ticket(idea).get("reason").asText()).isEqualTo("Mudamos de monitor");
  }

  @Test
  @Order(12)
  @Tag("CU-4")
  @Tag("CU-9")
  void theFiguresTellTimeKindsAndModulesAndNoMailEverToldAnInternalStage() {
    var admin = firm.admin();
    assertThat(admin.figure("error-kinds", "Necessidade", "tickets")).isEqualTo(2);
    assertThat(admin.figure("modules", "Vendas", "tickets")).isEqualTo(1);
    assertThat(admin.get("reports/service-time").at("/totals/0").asInt()).isPositive();
    assertThat(mail.everything())
        .hasSizeGreaterThan(10)
        .noneMatch(text -> text.matches("(?is).*(diagn[óo]stico|an[áa]lise produto|segredo).*"));
  }
}
