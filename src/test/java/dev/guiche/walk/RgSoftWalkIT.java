package dev.guiche.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The call desk of the third document, chapter by chapter. */
@TestMethodOrder(OrderAnnotation.class)
class RgSoftWalkIT {
  @RegisterExtension static final Firm firm = new Firm("rgsoft.yml");

  private static Colleague attendant;
  private static Colleague technician;
  private static Letterbox user;
  private static long company;
  private static long person;
  private static long report;
  private static long invoice;

  @BeforeAll
  static void moveIn() {
    attendant = firm.hire("Ana Souza", "consultant");
    technician = firm.hire("Tiago Reis", "consultant");
    user = firm.mail("Pedro Alves", "pedro@metalurgica.example");
    company =
        firm.admin()
            .does(
                "companies",
                Map.of(
                    "name",
                    "Metalúrgica Alves",
                    "contract",
                    Map.of(
                        "plan", "manutencao",
                        "products", List.of("RG ERP"),
                        "modules", List.of("Faturamento", "PPCP"),
                        "trained", List.of("Faturamento"),
                        "standing", "ok")))
            .get("id")
            .asLong();
    person =
        attendant
            .does(
                "contacts",
                Map.of("name", "Pedro Alves", "email", user.address(), "companyId", company))
            .get("id")
            .asLong();
  }

  @Test
  @Order(1)
  @Tag("RG-1")
  @Tag("RG-3")
  @Tag("RG-4")
  void aMailIsRegisteredAndAnInvoiceIsServedBeforeAReportThatCameFirst() {
    user.writes("Como tirar o relatório de vendas?", "Quero o relatório do mês.");
    report = attendant.ticketOf("relatório de vendas");
    user.writes("Bom dia", "Podem me ligar?");
    long unclear = attendant.ticketOf("Bom dia");
    user.writes("Nota fiscal 120", "Não consigo emitir, o caminhão espera.");
    invoice = attendant.ticketOf("Nota fiscal 120");
    user.gets("abrimos o chamado", "Nota fiscal 120");
    assertThat(attendant.column("suporte", "na-fila")).containsExactly(invoice, unclear, report);
    assertThat(attendant.ticket(unclear).at("/category/label").asText())
        .as("it waits to be classified")
        .isEqualTo("Outros assuntos");
    technician.changes("tickets/" + unclear, Map.of("category", "parado"));
    assertThat(technician.events(unclear, "reclassified")).hasSize(1);
    assertThat(attendant.column("suporte", "na-fila")).containsExactly(invoice, unclear, report);
  }

  @Test
  @Order(2)
  @Tag("RG-2")
  @Tag("RG-5")
  @Tag("RG-6")
  void aCallByPhoneIsIdentifiedAndQueuedWithItsSubjectAndTheTechnicianIsNotified()
      throws Exception {
    try (var screen = technician.screen()) {
      assertThat(attendant.get("contacts?q=Pedro").at("/items/0/company").asText())
          .isEqualTo("Metalúrgica Alves");
      var call =
          attendant.writesDown(
              "O danfe sai cortado na impressão.",
              Map.of(
                  "contact",
                  person,
                  "ticket",
                  Map.of("title", "Danfe cortado", "reason", "Os técnicos estão ocupados")));
      long ticket = call.get("ticket").asLong();
      var notice = screen.hears("ticket", frame -> frame.at("/ticket/id").asLong() == ticket);
      assertThat(notice.at("/ticket/title").asText()).isEqualTo("Danfe cortado");
      assertThat(technician.ticket(ticket).at("/category/key").asText()).isEqualTo("faturamento");
      user.gets(call.get("protocol").asText());
      technician.changes("tickets/" + ticket, Map.of("priority", 1));
      assertThat(technician.column("suporte", "na-fila").getFirst()).isEqualTo(invoice);
      attendant.changes("tickets/" + ticket, Map.of("assignee", technician.id()));
    }
  }

  @Test
  @Order(3)
  @Tag("RG-7")
  void theTechnicianAsksSearchesConnectsAndAnswersInALaterContact() {
    technician.moves(invoice, "em-atendimento");
    technician.answers(invoice, "Qual mensagem aparece?");
    technician.moves(invoice, "aguardando-usuario");
    user.answers(user.gets("Qual mensagem aparece?"), "Rejeição 204, nota duplicada.");
    technician.awaitStage(invoice, "em-atendimento");
    technician.does(
        "tickets/" + invoice + "/remote-sessions",
        Map.of(
            "startedAt",
            firm.now().minusMinutes(10).toInstant().toString(),
            "minutes",
            9,
            "text",
            "SEGREDO: numeração trocada"));
    technician.moves(invoice, "em-pesquisa");
    technician.notes(invoice, "SEGREDO: testado na base deles");
    technician.moves(invoice, "em-atendimento");
    technician.answers(invoice, "Testamos aqui: acerte o número da próxima nota.");
    user.gets("Testamos aqui");
    assertThat(technician.events(invoice, "remote-session")).hasSize(1);
  }

  @Test
  @Order(4)
  @Tag("RG-8")
  void aCallIsClosedOnlyWithTheSolutionWrittenDown() {
    assertThat(technician.cannotMove(invoice, "encerrado", Map.of())).startsWith("solution-needed");
    technician.moves(invoice, "encerrado", Map.of("solution", "Numeração acertada em Séries."));
    user.gets("chegou ao fim", "Numeração acertada em Séries.");
    assertThat(user.everything())
        .noneMatch(text -> text.contains("SEGREDO") || text.contains("pesquisa e testes"));
  }

  @Test
  @Order(5)
  @Tag("RG-9")
  void aContractOwnSystemsAndATrainingAreNeededOrSomethingElseIsOffered() {
    var stranger = Map.of("name", "Zeca", "email", "zeca@fora.example");
    assertThat(cannotOpen(stranger, Map.of()))
        .startsWith("gate-refused")
        .contains("contrato", "comercial");
    assertThat(cannotOpen(Map.of("contact", person), Map.of("product", "Planilha")))
        .contains("somente os sistemas desenvolvidos pela RGSoft");
    assertThat(cannotOpen(Map.of("contact", person), Map.of("module", "PPCP")))
        .startsWith("gate-refused")
        .contains("treinamento");
    assertThat(open(Map.of("contact", person), Map.of("module", "Faturamento"))).isPositive();
  }

  private static Map<String, Object> wish(Map<String, ?> who, Map<String, ?> what) {
    var wish = new HashMap<String, Object>(who);
    wish.putAll(what);
    wish.putAll(Map.of("desk", firm.desk("suporte"), "title", "Ajuda", "text", "Ajuda"));
    return wish;
  }

  private static String cannotOpen(Map<String, ?> who, Map<String, ?> what) {
    return attendant.refused("tickets", wish(who, what));
  }

  private static long open(Map<String, ?> who, Map<String, ?> what) {
    return attendant.does("tickets", wish(who, what)).get("id").asLong();
  }

  @Test
  @Order(6)
  @Tag("RG-10")
  @Tag("RG-2")
  void aCallThatIsSolvedAtOnceCountsAsSolvedInTheFirstContact() {
    attendant.writesDown(
        "Não achava o botão de faturar.",
        Map.of(
            "name", "Marta",
            "company", "Metalúrgica Alves",
            "phone", "+5551999990000",
            "solution", "Mostrei o botão.",
            "withoutEmail", true));
    var totals = firm.admin().get("reports/first-contact").get("totals");
    assertThat(totals.get(0).asInt()).as("the one that became a ticket, and this").isEqualTo(2);
    assertThat(totals.get(1).asInt()).isEqualTo(1);
    assertThat(totals.get(2).asDouble()).isEqualTo(0.5);
  }
}
