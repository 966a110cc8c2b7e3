package dev.guiche.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.contact.ContactId;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Entry;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.mail.MailCustomer;
import dev.guiche.sandbox.mail.MailProgram;
import dev.guiche.sandbox.mail.MailSandbox;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Mails that come by real SMTP and IMAP are classified by the rules of their mailbox. */
@Tag("RG-3")
class MailSortingTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static final String DESK = "suporte@casa.example";
  private static MailSandbox sandbox;
  private static House house;

  @BeforeAll
  static void open() {
    sandbox = MailSandbox.start();
    sandbox.openMailbox(DESK, "senha");
    house =
        new House(db.database(), new RealPost(sandbox, DESK, "senha", db.database()), "rules.yml");
  }

  @AfterAll
  static void close() {
    house.close();
    sandbox.close();
  }

  private static MailCustomer customer(String domain) {
    return sandbox
        .customer(UUID.randomUUID().toString().substring(0, 8) + "@" + domain)
        .called("Maria Silva")
        .using(MailProgram.GMAIL);
  }

  private static Ticket ticket(MailCustomer customer, String subject, String text) {
    customer.writes(DESK, subject, text);
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> ticketOf(customer.address()), Optional::isPresent)
        .orElseThrow();
  }

  private static Optional<Ticket> ticketOf(String address) {
    return contact(address)
        .flatMap(known -> house.ticketing.tickets().ofContact(known, 1).stream().findFirst());
  }

  private static Optional<ContactId> contact(String address) {
    return db.database()
        .first(
            "select contact_id from contact_address where address = $1",
            row -> new ContactId(row.number("contact_id")),
            address);
  }

  private static String rule(Ticket ticket) {
    return house.entries(ticket.timeline()).stream()
        .map(Entry::event)
        .filter(event -> event != null && event.path("type").asText().equals("sorted"))
        .map(event -> event.path("rule").asText())
        .findFirst()
        .orElse("none");
  }

  @Test
  @Tag("RG-4")
  void aSubjectAboutInvoicesIsServedBeforeAReport() {
    var invoice = ticket(customer("loja.example"), "Nota Fiscal 120", "O relatório não sai");
    var report = ticket(customer("loja.example"), "Dúvida", "Como tiro o relatório de vendas?");
    assertThat(rule(invoice)).isEqualTo("fiscal");
    assertThat(invoice.category().key()).isEqualTo("faturamento");
    assertThat(invoice.priority()).isEqualTo(Priority.URGENT);
    assertThat(rule(report)).as("where no rule fits, its words decide").isEqualTo("none");
    assertThat(report.priority()).isLessThan(invoice.priority());
  }

  @Test
  void whoseMailItIsLeadsItToAnotherDeskAndTheFirstRuleThatFitsDecides() {
    var partner = ticket(customer("br.parceiro.example"), "Bom dia", "Um acordo, por favor");
    assertThat(partner.deskKey()).isEqualTo("parcerias");
    assertThat(partner.priority()).isEqualTo(Priority.HIGH);
    assertThat(rule(partner)).isEqualTo("parceiro");
    var other = ticket(customer("naoparceiro.example"), "Bom dia", "Podem ligar?");
    assertThat(other.deskKey()).isEqualTo("suporte");
    assertThat(rule(other)).isEqualTo("none");
  }

  @Test
  void aMailThatBeginsATalkIsSortedToo() {
    var boleto = Letter.from("rui@loja.example", "Segunda via do boleto", "Não chegou.");
    house.receive(boleto.at("conversa").message());
    var talk = talkOf("rui@loja.example");
    assertThat(talk.deskLabel()).isEqualTo("Financeiro");
    assertThat(talk.priority()).isEqualTo(1);
    assertThat(house.events(talk.timeline())).contains("sorted");
    house.receive(Letter.from("lia@loja.example", "Oi", "Tudo bem?").at("conversa").message());
    assertThat(talkOf("lia@loja.example").deskLabel()).isEqualTo("Suporte");
    var later = Letter.from("lia@loja.example", "O boleto", "Cadê?").at("conversa");
    house.receive(later.message());
    assertThat(talkOf("lia@loja.example").deskLabel()).as("a talk stays").isEqualTo("Suporte");
  }

  private static Conversation talkOf(String address) {
    return db.database()
        .one(
            """
            select c.id from conversation c join contact_address a on a.id = c.address_id
            where a.address = $1 and c.channel = 'conversa'
            """,
            row -> house.conversation(new ConversationId(row.number("id"))),
            address);
  }

  @Test
  void theCompanyOfWhoeverWritesCounts() {
    var maria = customer("mercado.example");
    ticket(maria, "Bom dia", "Tudo bem?");
    var contact = contact(maria.address()).orElseThrow();
    db.database()
        .update(
            """
            with one as (insert into company (name) values ('MERCADO BOM PRECO') returning id)
            update contact set company_id = one.id from one where contact.id = $1
            """,
            contact);
    int before = house.ticketing.tickets().ofContact(contact, 9).size();
    maria.writes(DESK, "Caixa", "O caixa não abre");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> house.ticketing.tickets().ofContact(contact, 9).size() > before);
    var ticket = ticketOf(maria.address()).orElseThrow();
    assertThat(ticket.title()).isEqualTo("Caixa");
    assertThat(ticket.priority()).isEqualTo(Priority.URGENT);
    assertThat(rule(ticket)).isEqualTo("contrato");
  }

  @Test
  void aRuleMayGiveACategoryThatCustomersCannotChooseAndTheyDoNotReadOfIt() {
    var maria = customer("loja.example");
    var ticket = ticket(maria, "Proposta", "Queremos fazer um ACORDO.");
    assertThat(ticket.deskKey()).isEqualTo("financeiro");
    assertThat(ticket.category().key()).isEqualTo("acordo");
    assertThat(ticket.priority()).isEqualTo(Priority.LOW);
    assertThat(house.entries(ticket.timeline()))
        .filteredOn(entry -> entry.event() != null)
        .filteredOn(entry -> entry.event().path("type").asText().equals("sorted"))
        .singleElement()
        .matches(entry -> !entry.visible());
  }
}
