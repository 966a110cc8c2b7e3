package dev.guiche.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.sandbox.mail.MailCustomer.Attachment;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The support of the second document and the desks around it, point by point. */
@TestMethodOrder(OrderAnnotation.class)
class InfoWalkIT {
  @RegisterExtension static final Firm firm = new Firm("info.yml");
  private static final Attachment PHOTO =
      new Attachment("pix.jpg", "image/jpeg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});
  private static final Attachment PDF =
      new Attachment(
          "comprovante.pdf", "application/pdf", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII));

  private static Colleague ana;
  private static Colleague bruno;
  private static Colleague fabio;
  private static Chat padaria;
  private static long baker;
  private static long owed;
  private static Letterbox otto;

  @BeforeAll
  static void moveIn() {
    ana = firm.hire("Ana Souza", "consultant");
    bruno = firm.hire("Bruno Lima", "consultant", "suporte");
    fabio = firm.hire("Fabio Cruz", "consultant");
    firm.passUntil(DayOfWeek.TUESDAY, LocalTime.of(10, 0));
    padaria = firm.telegram("Rosa");
  }

  private static long company(String name, String plan, String standing) {
    return firm.admin()
        .does(
            "companies",
            Map.of(
                "name",
                name,
                "contract",
                Map.of(
                    "plan",
                    plan,
                    "products",
                    List.of("Emissor"),
                    "dueDay",
                    5,
                    "standing",
                    standing)))
        .get("id")
        .asLong();
  }

  private static Letterbox customer(String name, String company, String plan, String standing) {
    var box = firm.mail(name, name.toLowerCase(Locale.ROOT) + "@cliente.example");
    ana.does(
        "contacts",
        Map.of(
            "name", name, "email", box.address(), "companyId", company(company, plan, standing)));
    return box;
  }

  private static JsonNode escalate(long talk, String title, String desk) {
    return ana.does(
        "conversations/" + talk + "/escalate",
        Map.of(
            "title",
            title,
            "reason",
            "Precisa de outro setor",
            "desk",
            firm.desk(desk),
            "withoutEmail",
            true));
  }

  @Test
  @Order(1)
  @Tag("IN-1")
  @Tag("IN-4")
  @Tag("IN-11")
  @Tag("IN-22")
  void beforeTheAnswerTheConsultantSeesPastContactsCompanyPlanStandingAndBlockDay() {
    padaria.writes("Bom dia, o caixa parou");
    long first = ana.takes("Bom dia, o caixa parou");
    baker = ana.get("conversations/" + first).at("/person/id").asLong();
    ana.changes(
        "contacts/" + baker, Map.of("companyId", company("Padaria Rosa", "plus", "pending")));
    assertThat(ana.refused("conversations/" + first + "/close", Map.of("outcome", "solved")))
        .startsWith("solution-needed");
    ana.does(
        "conversations/" + first + "/close",
        Map.of("outcome", "solved", "solution", "Reiniciamos o caixa", "withoutEmail", true));

    padaria.writes("Preciso de suporte de novo");
    long second = bruno.takes("Preciso de suporte de novo");
    var person = bruno.get("conversations/" + second).get("person");
    assertThat(person.get("conversations"))
        .anyMatch(past -> past.path("solution").asText().equals("Reiniciamos o caixa"));
    var contract = person.at("/companyDetails/contract");
    assertThat(contract.at("/plan/label").asText()).isEqualTo("Plus");
    assertThat(contract.at("/plan/fieldService").asText()).isEqualTo("included");
    assertThat(contract.get("standing").asText()).isEqualTo("pending");
    var due = LocalDate.parse(contract.get("dueDate").asText());
    assertThat(due.getDayOfMonth()).isEqualTo(5);
    assertThat(contract.get("blockDate").asText()).isEqualTo(due.plusDays(7).toString());
    assertThat(bruno.get("plans").get("items").findValuesAsText("label"))
        .containsExactly("Light", "Básico", "Essencial", "Prime", "Plus", "Premium");
    var gate = bruno.get("gate?contact=" + baker + "&desk=" + firm.desk("suporte"));
    assertThat(gate.get("answer").asText()).isEqualTo("route");
    bruno.does("conversations/" + second + "/release", Map.of());
    ana.does("conversations/" + second + "/take", Map.of());
    owed = escalate(second, "Caixa parado outra vez", "suporte").get("id").asLong();
  }

  @Test
  @Order(2)
  @Tag("IN-5")
  @Tag("IN-12")
  void whoOwesIsServedByFinanceToldSoKindlyAndFollowedToTheEnd() {
    var ticket = ana.ticket(owed);
    assertThat(ticket.at("/desk/label").asText()).isEqualTo("Financeiro");
    padaria.gets(
        ticket.get("protocol").asText(), "Encaminhamos a sua solicitação ao time Financeiro");
    assertThat(ana.get("tickets/" + owed + "/watchers").get("items").findValuesAsText("name"))
        .contains("Ana Souza");
    fabio.moves(owed, "em-atendimento");
    fabio.answers(owed, "O Pix de ontem já foi compensado.");
    ana.hears(owed, "answered");
    fabio.moves(owed, "resolvido", Map.of("solution", "Pagamento confirmado."));
    ana.hears(owed, "ended");
  }

  @Test
  @Order(3)
  @Tag("IN-7")
  void aRequestForAnotherDeskIsPassedOnWithItsTicketAndTheFirstConsultantHearsTheAnswer() {
    var sonia = customer("Sonia", "Mercado Bom", "premium", "ok");
    sonia.writes("Quero mais um caixa", "Quanto custa outro caixa?");
    long ticket = ana.ticketOf("Quero mais um caixa");
    ana.does(
        "tickets/" + ticket + "/transfer",
        Map.of("desk", firm.desk("comercial"), "note", "Já é Premium", "tellCustomer", true));
    sonia.gets("ao setor Comercial", "acompanhar o caso até o fim");
    fabio.answers(ticket, "O segundo caixa sai pela metade.");
    sonia.gets("O segundo caixa sai pela metade.");
    ana.hears(ticket, "answered");
    fabio.moves(ticket, "em-atendimento");
    assertThat(sonia.everything()).noneMatch(text -> text.contains("Já é Premium"));
  }

  @Test
  @Order(4)
  @Tag("IN-8")
  @Tag("IN-9")
  @Tag("IN-10")
  void whoIsNoCustomerIsWrittenDownChargedAndServedOnceTheProofIsConfirmed() {
    var nadir = firm.mail("Nadir", "nadir@novo.example");
    var made =
        ana.does(
            "newcomers",
            Map.of(
                "name", "Nadir",
                "phone", "(21) 99999-0000",
                "email", nadir.address(),
                "segment", "Padaria",
                "request", "Recuperar as notas do mês",
                "desk", firm.desk("suporte")));
    long ticket = made.get("id").asLong();
    assertThat(made.at("/person/segment").asText()).isEqualTo("Padaria");
    assertThat(made.at("/stage/key").asText()).isEqualTo("aguardando-comprovante");
    assertThat(made.at("/stage/clock").asText()).isEqualTo("stopped");
    assertThat(fabio.column("financeiro", "aberto")).hasSize(1);
    var charged = nadir.gets("Pagamento via Pix: (21) 98016-8691");
    nadir.answers(charged, "Segue o agendamento", PHOTO);
    nadir.gets("só aceita arquivo em PDF e com a autenticação mecânica");
    assertThat(ana.stage(ticket)).isEqualTo("aguardando-comprovante");
    nadir.answers(charged, "Segue o comprovante", PDF);
    ana.awaitStage(ticket, "aguardando-financeiro");
    assertThat(ana.ticket(ticket).at("/stage/clock").asText()).isEqualTo("stopped");
    fabio.moves(ticket, "em-atendimento");
    nadir.gets("avançou", "Em atendimento");
  }

  @Test
  @Order(5)
  @Tag("IN-15")
  @Tag("IN-16")
  void theFieldDeskHasFourToTwentyFourBusinessHoursAndNobodyWaitsWithoutNews() {
    otto = customer("Otto", "Bar do Otto", "light", "ok");
    firm.passUntil(DayOfWeek.WEDNESDAY, LocalTime.of(10, 0));
    var opened = firm.now();
    otto.writes("Sem rede no caixa", "O cabo partiu.");
    long ticket = ana.ticketOf("Sem rede no caixa");
    ana.does("tickets/" + ticket + "/transfer", Map.of("desk", firm.desk("campo")));
    var deadline = fabio.ticket(ticket).get("deadline");
    assertThat(deadline.get("aim").asText()).isEqualTo("first_answer");
    assertThat(Instant.parse(deadline.get("dueAt").asText()))
        .as("two hours before lunch and two after it")
        .isCloseTo(opened.plusHours(5).toInstant(), within(2, ChronoUnit.MINUTES));
    firm.pass(Duration.ofHours(5).plusMinutes(5));
    otto.gets("Ainda estamos cuidando do chamado");
    assertThat(fabio.ticket(ticket).at("/deadline/state").asText()).isEqualTo("late");
    fabio.answers(ticket, "A visita custa R$ 120 no plano Light. Podemos ir?");
    fabio.moves(ticket, "em-atendimento", "aguardando-autorizacao");
    otto.answers(otto.gets("A visita custa"), "Podem vir.");
    fabio.awaitStage(ticket, "em-atendimento");
    assertThat(Instant.parse(fabio.ticket(ticket).at("/deadline/dueAt").asText()))
        .isAfter(firm.now().toInstant());
  }

  @Test
  @Order(6)
  @Tag("IN-3")
  @Tag("IN-13")
  @Tag("IN-18")
  void aVisitIsSetAndTheCustomerRemindedADayBefore() {
    long ticket = ana.ticketOf("Sem rede no caixa");
    ZonedDateTime day = firm.now().plusDays(3).withHour(9).truncatedTo(ChronoUnit.HOURS);
    fabio.does(
        "tickets/" + ticket + "/appointments",
        Map.of(
            "kind",
            "visit",
            "startsAt",
            day.toInstant().toString(),
            "minutes",
            60,
            "place",
            "Rua A, 1",
            "remind",
            List.of(1440)));
    fabio.moves(ticket, "agendado");
    assertThat(otto.gets("Seu horário está marcado", "Rua A, 1").attachments())
        .anyMatch(file -> file.mediaType().equals("text/calendar"));
    firm.pass(Duration.between(firm.now(), day.minusDays(1)).plusMinutes(1));
    otto.gets("Lembramos do seu horário", "Rua A, 1");
    fabio.moves(ticket, "em-visita");
    assertThat(fabio.cannotMove(ticket, "resolvido", Map.of())).startsWith("solution-needed");
    completesIt(ticket);
    otto.gets("chegou ao fim", "Cabo trocado", "Ficou alguma dúvida?");
  }

  /** Any member of the desk may complete a colleague's ticket (IN-3). */
  private static void completesIt(long ticket) {
    ana.changes("tickets/" + ticket, Map.of("assignee", fabio.id()));
    ana.moves(ticket, "resolvido", Map.of("solution", "Cabo trocado."));
  }

  @Test
  @Order(7)
  @Tag("IN-24")
  void whomNoPlanCoversIsReferredToAPartner() {
    var partner =
        firm.admin()
            .does(
                "partners",
                Map.of(
                    "name",
                    "Nilo Redes",
                    "region",
                    "Zona Norte",
                    "phones",
                    List.of("+552133330000"),
                    "specialities",
                    List.of("Rede")));
    padaria.writes("A internet caiu de novo");
    long talk = ana.takes("A internet caiu de novo");
    var refer = new HashMap<String, Object>(Colleague.draft(""));
    refer.remove("text");
    refer.put("partner", partner.get("id").asLong());
    ana.does("conversations/" + talk + "/refer", refer);
    padaria.gets("técnico parceiro", "Nilo Redes");
    ana.does(
        "conversations/" + talk + "/close", Map.of("outcome", "abandoned", "withoutEmail", true));
  }

  @Test
  @Order(8)
  @Tag("IN-17")
  @Tag("IN-12")
  void whatWasSaidOnThePhoneIsWrittenToTheCustomerOnTheirChannel() {
    var call =
        ana.writesDown(
            "Combinamos a troca do roteador na sexta.",
            Map.of(
                "contact", baker,
                "direction", "out",
                "note", "SEGREDO: cliente aborrecida",
                "solution", "Troca combinada",
                "summaryOn", "telegram"));
    padaria.gets(call.get("protocol").asText(), "Combinamos a troca do roteador na sexta.");
    assertThat(padaria.phone().reads()).noneMatch(message -> message.text().contains("SEGREDO"));
  }

  @Test
  @Order(9)
  @Tag("IN-6")
  void outsideTheHoursItIsTheSameTheCustomerHearsWhenWeAreBackAndNothingIsLost() {
    firm.passUntil(DayOfWeek.FRIDAY, LocalTime.of(20, 0));
    padaria.writes("Estou bloqueada desde a tarde");
    padaria.gets("segunda-feira", "08:00");
    long talk = ana.takes("Estou bloqueada desde a tarde");
    var ticket = escalate(talk, "Sistema bloqueado", "suporte");
    long id = ticket.get("id").asLong();
    assertThat(ticket.at("/desk/label").asText()).isEqualTo("Financeiro");
    padaria.gets(
        ticket.get("protocol").asText(), "ao time Financeiro", "volta a atender segunda-feira");
    firm.passUntil(DayOfWeek.MONDAY, LocalTime.of(8, 30));
    assertThat(fabio.column("financeiro", "aberto")).contains(id);
  }

  @Test
  @Order(10)
  @Tag("IN-2")
  @Tag("IN-23")
  void theSupervisorSeesWhatNobodyWroteDown() {
    var kinds = firm.admin().get("undocumented").get("items").findValuesAsText("kind");
    assertThat(kinds).contains("abandoned");
  }
}
