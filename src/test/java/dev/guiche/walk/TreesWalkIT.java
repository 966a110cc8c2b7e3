package dev.guiche.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.config.WorkflowConfig.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each tree that ships, on each channel, as its customers meet it: buttons on Telegram and on the
 * site, a list or numbers on WhatsApp, and a mail that is read instead of asked. WhatsApp lets us
 * answer for a day, by the clock of its own that no test moves: so it is morning here whenever the
 * test runs, and the night is half a day away.
 */
@TestMethodOrder(OrderAnnotation.class)
class TreesWalkIT {
  private static final List<String> TREES = List.of("consultoria", "chamados", "setores");

  @RegisterExtension
  static final Firm firm =
      new Firm(
          "arvores.yml",
          TREES.stream()
              .flatMap(tree -> Stream.of(tree + "-numero", tree + "-lista"))
              .toArray(String[]::new));

  private static int guests;
  private static boolean night;
  private static long company;
  private static long debtor;
  private static Letterbox onCall;

  private final List<Visit> visits = new ArrayList<>();

  /** How a customer comes. */
  enum Way {
    BOT,
    NUMBER,
    LIST,
    SITE;

    Guest to(String tree) {
      String name = "Cliente " + ++guests;
      return switch (this) {
        case BOT -> firm.telegram(botOf(tree), name);
        case NUMBER -> firm.whatsApp(tree + "-numero", name, guests);
        case LIST -> firm.whatsApp(tree + "-lista", name, guests);
        case SITE -> firm.site(tree + "-site", name);
      };
    }
  }

  private static String botOf(String tree) {
    return (1001 + TREES.indexOf(tree)) + ":" + tree;
  }

  @BeforeAll
  static void moveIn() {
    company = company("Metalúrgica Alves", "ok");
    debtor = company("Mercado Bom", "pending");
    onCall = firm.mail("Ana Lima", "ana.lima@minha-empresa.example");
    firm.hire("Ana Lima", "consultant", "suporte");
    var article =
        firm.admin()
            .does(
                "articles",
                Map.of(
                    "locale", "pt-BR",
                    "title", "Cancelar uma NF-e autorizada",
                    "category", "Fiscal",
                    "body", "Abra a nota e peça o cancelamento em 24 horas."));
    firm.admin().does("articles/" + article.get("id").asLong() + "/publish", Map.of());
  }

  private static long company(String name, String standing) {
    return firm.admin()
        .does("companies", Map.of("name", name, "contract", Map.of("standing", standing)))
        .get("id")
        .asLong();
  }

  @AfterEach
  void allGo() {
    visits.stream()
        .filter(visit -> !visit.talk().get("state").asText().equals("closed"))
        .forEach(visit -> visit.ends());
    visits.clear();
  }

  /** Somebody new and their talk. */
  private record Visit(Guest guest, long id) {

    JsonNode talk() {
      return firm.admin().get("conversations/" + id);
    }

    String protocol() {
      return talk().get("protocol").asText();
    }

    Visit isA(long company) {
      firm.admin()
          .changes("contacts/" + talk().at("/contact/id").asLong(), Map.of("companyId", company));
      return this;
    }

    Visit says(String question, String answer) {
      guest.says(question, answer);
      return this;
    }

    Visit picks(String question, String option) {
      guest.picks(question, option);
      return this;
    }

    Visit waitsAt(String desk) {
      guest.gets("fila do setor " + desk);
      assertThat(talk().get("state").asText()).isEqualTo("queued");
      assertThat(talk().at("/desk/label").asText()).isEqualTo(desk);
      return this;
    }

    /** The ticket that it has become. */
    JsonNode ticket() {
      var tickets =
          await().atMost(Steps.PATIENCE).until(() -> talk().get("tickets"), all -> !all.isEmpty());
      return firm.admin().ticket(tickets.get(0).get("id").asLong());
    }

    void ends() {
      firm.admin()
          .does(
              "conversations/" + id + "/close",
              Map.of("outcome", "abandoned", "withoutEmail", true));
    }
  }

  private Visit comes(Way way, String tree) {
    var guest = way.to(tree);
    var words = "Olá, sou o cliente " + guests + ".";
    guest.writes(words);
    var visit = new Visit(guest, firm.admin().talkOf(words));
    visits.add(visit);
    return visit;
  }

  private Visit entered(Way way) {
    return comes(way, "consultoria")
        .says("e-mail do seu cadastro", "joana@softwarehouse.example")
        .picks("qual produto", "Emissor")
        .picks("qual documento", "NF-e");
  }

  private Visit doubting(Way way) {
    return entered(way)
        .picks("dúvida ou um problema", "Dúvida")
        .says("Descreva a sua dúvida", "como cancelo nota fiscal eletronica")
        .picks("Cancelar uma NF-e autorizada", "Não, quero continuar");
  }

  @ParameterizedTest
  @EnumSource
  @Tag("TS-1")
  @Tag("TS-2")
  void aDoubtReadsAndThenBecomesATicketWithWhatWasAnswered(Way way) {
    var visit = doubting(way).picks("prefere continuar", "Criar um ticket");
    var ticket = visit.ticket();
    assertThat(ticket.get("title").asText()).isEqualTo("como cancelo nota fiscal eletronica");
    assertThat(ticket.at("/category/key").asText()).isEqualTo("duvida");
    assertThat(ticket.get("fields").findValuesAsText("text")).containsExactly("Emissor", "NF-e");
    visit.guest().gets(ticket.get("protocol").asText());
    assertThat(visit.guest().reads().stream().anyMatch(said -> !said.options().isEmpty()))
        .as("something could be touched")
        .isEqualTo(way != Way.NUMBER);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("TS-2")
  @Tag("TS-8")
  void orItBecomesAChatWithAConsultant(Way way) {
    doubting(way).picks("prefere continuar", "Conversar com um consultor").waitsAt("Consultoria");
  }

  @ParameterizedTest
  @EnumSource
  @Tag("TS-3")
  void aProblemInProductionComesBeforeAllOthersAndOneInTestingBecomesATicket(Way way) {
    var urgent =
        entered(way)
            .picks("dúvida ou um problema", "Problema")
            .picks("ambiente", "Produção")
            .says("Descreva o problema", "Todas as notas voltam com erro")
            .waitsAt("Consultoria");
    assertThat(urgent.talk().get("priority").asInt()).isEqualTo(2);
    var testing =
        entered(way)
            .picks("dúvida ou um problema", "Problema")
            .picks("ambiente", "Homologação")
            .says("Descreva o problema", "O retorno veio vazio")
            .ticket();
    assertThat(testing.at("/category/key").asText()).isEqualTo("problema");
    assertThat(testing.get("fields").findValuesAsText("text")).contains("Homologação");
  }

  private Visit told(Way way, String what) {
    return comes(way, "chamados")
        .says("de qual empresa", "Pedro, da Metalúrgica Alves")
        .says("Quanto melhor especificado", what);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("RG-4")
  @Tag("RG-5")
  void whoCannotInvoiceStandsBeforeAReportThatCameFirst(Way way) {
    var report =
        told(way, "Quero o relatório do mês")
            .isA(company)
            .picks("Qual é o assunto", "Relatório")
            .waitsAt("Suporte Técnico");
    var invoice =
        told(way, "O caminhão espera a nota")
            .isA(company)
            .picks("Qual é o assunto", "Nota fiscal ou faturamento")
            .waitsAt("Suporte Técnico");
    assertThat(report.talk().get("priority").asInt()).isEqualTo(-1);
    assertThat(invoice.talk().get("priority").asInt()).isEqualTo(2);
    var waiting = firm.admin().get("conversations?tab=waiting&desk=" + firm.desk("tecnica"));
    assertThat(waiting.get("items").findValuesAsText("protocol"))
        .containsExactly(invoice.protocol(), report.protocol());
  }

  @ParameterizedTest
  @EnumSource
  @Tag("RG-9")
  void withoutAContractTheGateRefusesAndSaysSo(Way way) {
    var stranger = told(way, "Minha planilha travou").picks("Qual é o assunto", "Sistema parado");
    stranger.guest().gets("não está coberto pelo contrato", "time comercial");
    assertThat(stranger.talk().get("outcome").asText()).isEqualTo("abandoned");
  }

  @Test
  @Tag("RG-4")
  void aMailIsNotAskedButReadAndStandsWhereItsWordsPutIt() {
    var pedro = firm.mail("Pedro", "pedro@metalurgica.example");
    firm.admin()
        .does("contacts", Map.of("name", "Pedro", "email", pedro.address(), "companyId", company));
    pedro.writes("Bom dia", "Como tiro o relatório do mês?");
    pedro.writes("Nota fiscal 120", "O caminhão espera.");
    pedro.writes("Dúvida", "Qual é o telefone de vocês?");
    var report = firm.admin().ticket(firm.admin().ticketOf("Bom dia"));
    assertThat(report.at("/desk/label").asText()).isEqualTo("Suporte Técnico");
    assertThat(report.at("/category/key").asText()).isEqualTo("relatorio");
    assertThat(report.get("priority").asInt()).isEqualTo(Priority.LOW.ordinal());
    var invoice = firm.admin().ticket(firm.admin().ticketOf("Nota fiscal 120"));
    assertThat(invoice.at("/category/key").asText()).isEqualTo("faturamento");
    assertThat(invoice.get("priority").asInt()).isEqualTo(Priority.URGENT.ordinal());
    var other = firm.admin().ticket(firm.admin().ticketOf("Dúvida"));
    assertThat(other.at("/desk/label").asText()).isEqualTo("Consultoria");
  }

  @ParameterizedTest
  @EnumSource
  @Tag("IN-4")
  void theMenuLeadsToEachDesk(Way way) {
    comes(way, "setores")
        .picks("qual setor", "Suporte")
        .says("o que acontece", "A impressora não imprime")
        .waitsAt("Suporte");
    comes(way, "setores")
        .picks("qual setor", "Financeiro")
        .picks("Sobre o que", "Boleto ou Pix")
        .waitsAt("Financeiro");
    comes(way, "setores").picks("qual setor", "Comercial").waitsAt("Comercial");
    comes(way, "setores").picks("qual setor", "Implantação").waitsAt("Implantação");
    comes(way, "setores")
        .picks("qual setor", "Field Desk: visita técnica")
        .says("equipamento", "Balança, Rua A, 10")
        .waitsAt("Field Desk");
  }

  @ParameterizedTest
  @EnumSource
  @Tag("IN-4")
  void whoOwesComesToFinanceAndIsToldSo(Way way) {
    comes(way, "setores")
        .picks("qual setor", "Suporte")
        .isA(debtor)
        .says("o que acontece", "A nota não sai")
        .waitsAt("Financeiro");
  }

  @ParameterizedTest
  @EnumSource
  @Order(Order.DEFAULT + 1)
  @Tag("IN-14")
  void anEmergencyAtNightCallsWhoeverIsOnCall(Way way) {
    if (!night) {
      firm.pass(Duration.ofHours(12));
      night = true;
    }
    var visit =
        comes(way, "setores")
            .picks("qual setor", "Emergência: sistema parado")
            .says("O que parou", "Nenhum caixa abre");
    visit.guest().gets("O plantão foi chamado", visit.protocol());
    onCall.gets("Plantão", visit.protocol());
    assertThat(visit.talk().get("priority").asInt()).isEqualTo(2);
  }
}
