package dev.guiche.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guiche.channel.Address;
import dev.guiche.contact.ContactId;
import dev.guiche.contact.Contacts;
import dev.guiche.contact.company.CompanyField;
import dev.guiche.contact.company.TestCompany;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.EntryKind;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each answer of the contract gate, from each way in, with what is told and what is kept. */
class GateTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static House house;
  private static ConsultantId supervisor;

  @BeforeAll
  static void open() {
    house = new House(db.database(), null, "gate.yml");
    supervisor = house.consultant("Carla", "supervisor");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static void contract(ContactId contact, Map<CompanyField, String> values) {
    house.database.update(
        "update contact set company_id = $2 where id = $1",
        contact,
        TestCompany.with(house.database, house.config, values));
  }

  private static Conversation chatOf(String who, Map<CompanyField, String> values) {
    var talk = house.chat(who, "Preciso de ajuda");
    contract(talk.contact(), values);
    return talk;
  }

  private static Escalation.Order order(
      @Nullable String product, @Nullable String module, @Nullable String pass) {
    var admission = new Admission(product, module, pass);
    return new Escalation.Order(
        "Nota parada", "motivo", null, null, null, null, true, Map.of(), admission);
  }

  private static String told(String who) {
    house.quiet();
    return house.bot.sent.stream()
        .filter(message -> message.to().value().equals(who))
        .reduce((first, last) -> last)
        .orElseThrow()
        .text();
  }

  private static Map<String, String> gateEvent(TimelineId timeline) {
    var event =
        house.entries(timeline).stream()
            .filter(e -> e.kind() == EntryKind.EVENT && e.event() != null)
            .filter(e -> e.event().get("type").asText().startsWith("gate"))
            .findFirst()
            .orElseThrow();
    assertThat(event.visible()).as("the house's own business").isFalse();
    var words = new java.util.TreeMap<String, String>();
    event.event().fields().forEachRemaining(f -> words.put(f.getKey(), f.getValue().asText()));
    return words;
  }

  @Test
  @Tag("IN-5")
  void whoOwesIsServedByFinanceAndToldSoKindly() {
    var talk = chatOf("devedor", Map.of(CompanyField.STANDING, "pendente"));
    var ticket = house.escalation.escalate(talk.id(), order(null, null, null), house.ana);
    assertThat(ticket.deskKey()).isEqualTo("financeiro");
    assertThat(ticket.assignee()).as("of nobody there yet").isNull();
    assertThat(told("devedor"))
        .contains("Encaminhamos a sua solicitação ao time Financeiro", "até o fim")
        .doesNotContain("pend", "bloque");
    assertThat(gateEvent(ticket.timeline()))
        .containsEntry("rule", "pendencia")
        .containsEntry("answer", "route")
        .containsEntry("to", "financeiro");
  }

  @Test
  void anEarlierRuleDecides() {
    var talk =
        chatOf("isento", Map.of(CompanyField.STANDING, "pendente", CompanyField.PLAN, "premium"));
    var ticket = house.escalation.escalate(talk.id(), order(null, null, null), house.ana);
    assertThat(ticket.deskKey()).isEqualTo("suporte");
    assertThat(gateEvent(ticket.timeline())).containsEntry("rule", "isento");
  }

  @Test
  @Tag("RG-9")
  void whoWasNotTrainedIsOfferedATrainingAndTheTalkGoesOn() {
    var talk = chatOf("aprendiz", Map.of(CompanyField.TRAINED, "estoque"));
    assertThatThrownBy(
            () -> house.escalation.escalate(talk.id(), order(null, "Fiscal", null), house.ana))
        .isInstanceOfSatisfying(
            Refusal.Invalid.class, no -> assertThat(no.code()).isEqualTo("gate-refused"))
        .hasMessageContaining("treinamento");
    assertThat(house.conversation(talk.id()).state()).isNotEqualTo(ConversationState.CLOSED);
    assertThat(gateEvent(talk.timeline()))
        .containsEntry("rule", "sem-treino")
        .containsEntry("answer", "refuse");
    var trained = house.escalation.escalate(talk.id(), order(null, "Estoque", null), house.ana);
    assertThat(trained.deskKey()).isEqualTo("suporte");
  }

  @Test
  @Tag("RG-9")
  void aPersonsOwnTrainingsCountBeforeTheCompanys() {
    var talk = chatOf("treinado", Map.of(CompanyField.TRAINED, "estoque"));
    house.database.update("update contact set trained = '{fiscal}' where id = $1", talk.contact());
    assertThatThrownBy(
            () -> house.escalation.escalate(talk.id(), order(null, "estoque", null), house.ana))
        .isInstanceOf(Refusal.Invalid.class);
    assertThat(house.escalation.escalate(talk.id(), order(null, "fiscal", null), house.ana))
        .isNotNull();
  }

  @Test
  @Tag("RG-9")
  void othersSystemsAreNotServedInTheDesksOwnWords() {
    var talk = chatOf("alheio", Map.of(CompanyField.STANDING, "ok"));
    assertThatThrownBy(
            () -> house.escalation.escalate(talk.id(), order("Planilha", null, null), house.ana))
        .hasMessageContaining("Cuidamos somente dos sistemas da casa.");
    assertThat(house.escalation.escalate(talk.id(), order("emissor", null, null), house.ana))
        .isNotNull();
  }

  @Test
  @Tag("RG-9")
  void withoutAContractACommercialOneIsOffered() {
    var contact = house.chat("passante", "Oi").contact();
    var wish = new NewTicket(contact, house.desk("vendas"), "Ajuda", "Por favor", null, null);
    var opening = house.ticketing.opening();
    assertThatThrownBy(() -> opening.open(wish, house.ana)).hasMessageContaining("comercial");
    long kept =
        house.database.one(
            "select count(*) as n from gate_decision where contact_id = $1 and ticket_id is null"
                + " and answer = 'refuse' and consultant_id = $2",
            row -> row.number("n"),
            contact,
            house.ana);
    assertThat(kept).as("on record, though there is no ticket").isEqualTo(1);
  }

  @Test
  void whoHasTheRightPassesWithAReasonThatIsKept() {
    var talk = chatOf("urgente", Map.of(CompanyField.STANDING, "bloqueado"));
    assertThatThrownBy(
            () -> house.escalation.escalate(talk.id(), order(null, null, "é amigo"), house.ana))
        .hasMessageContaining("supervisor");
    var ticket = house.escalation.escalate(talk.id(), order(null, null, "Pagou agora"), supervisor);
    assertThat(ticket.deskKey()).isEqualTo("suporte");
    assertThat(gateEvent(ticket.timeline()))
        .containsEntry("type", "gate-passed")
        .containsEntry("reason", "Pagou agora");
    assertThat(told("urgente")).doesNotContain("Financeiro", "Pagou agora");
  }

  @Test
  void aWarningLetsThroughAndIsKept() {
    var talk =
        chatOf("avisado", Map.of(CompanyField.TRAINED, "frente", CompanyField.MODULES, "fiscal"));
    var ticket = house.escalation.escalate(talk.id(), order(null, "frente", null), house.ana);
    assertThat(gateEvent(ticket.timeline()))
        .containsEntry("rule", "fora-do-plano")
        .containsEntry("answer", "warn");
    assertThat(told("avisado")).doesNotContain("não está no plano");
  }

  @Test
  @Tag("IN-11")
  void thePlansModulesCountWithTheContracts() {
    var talk =
        chatOf(
            "premium",
            Map.of(
                CompanyField.PLAN, "Premium",
                CompanyField.MODULES, "frente",
                CompanyField.TRAINED, "fiscal"));
    var ticket = house.escalation.escalate(talk.id(), order(null, "fiscal", null), house.ana);
    assertThat(house.events(ticket.timeline())).doesNotContain("gate");
    assertThat(house.config.plan("plus").orElseThrow().fieldService().name()).isEqualTo("INCLUDED");
    assertThat(house.config.plan("prime").orElseThrow().fieldService().name()).isEqualTo("PARTLY");
  }

  @Test
  @Tag("IN-5")
  void aMailOfSomebodyWhoOwesGoesToFinanceToo() {
    var from = "deve@loja.example";
    var contact = new Contacts().meet(house.database, Address.email(from), "Dora", from).contact();
    contract(contact, Map.of(CompanyField.STANDING, "bloqueado"));
    var ticket = house.ticketOn(house.receive(Letter.from(from, "Socorro", "Parou").message()));
    assertThat(ticket.deskKey()).isEqualTo("financeiro");
    assertThat(house.mailsTo(from, 1).getFirst().text())
        .contains(ticket.protocol().value(), "time Financeiro");
    assertThat(house.entries(ticket.timeline())).anyMatch(e -> e.text().contains("Parou"));
  }

  @Test
  @Tag("RG-9")
  void aMailThatIsRefusedIsAnsweredAndKept() {
    var from = "curioso@loja.example";
    var contact = new Contacts().meet(house.database, Address.email(from), "Caio", from).contact();
    contract(contact, Map.of(CompanyField.STANDING, "encerrado"));
    var ticket = house.ticketOn(house.receive(Letter.from(from, "Ajuda", "Parou").message()));
    assertThat(ticket.deskKey()).isEqualTo("suporte");
    assertThat(house.mailsTo(from, 1).getFirst().text())
        .contains(ticket.protocol().value(), "não está coberto", "comercial");
    assertThat(gateEvent(ticket.timeline())).containsEntry("rule", "encerrado");
    assertThat(house.entries(ticket.timeline())).anyMatch(e -> e.text().contains("Parou"));
  }

  @Test
  @Tag("IN-9")
  void supportForANonCustomerWaitsForThePaymentThatFinanceConfirms() {
    var talk = house.chat("sem-contrato", "Quero suporte avulso");
    var ticket = house.escalation.escalate(talk.id(), order(null, null, null), house.ana);
    assertThat(ticket.stage().key()).isEqualTo("cliente");
    assertThat(ticket.stage().clockRuns()).isFalse();
    assertThat(told("sem-contrato"))
        .contains("assim que o pagamento for confirmado", "PIX (21) 98016-8691");
    var payment =
        house.database.one(
            """
            select t.id from ticket t join desk d on d.id = t.desk_id
            where t.contact_id = $1 and d.key = 'financeiro'
            """,
            row -> house.ticket(new TicketId(row.number("id"))),
            talk.contact());
    assertThat(house.events(payment.timeline())).contains("charge");
    assertThat(house.events(ticket.timeline())).contains("charge");
  }
}
