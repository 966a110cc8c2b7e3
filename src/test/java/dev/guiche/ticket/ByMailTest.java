package dev.guiche.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.ReplyMarker;
import dev.guiche.contact.ContactId;
import dev.guiche.conversation.Author;
import dev.guiche.conversation.Entry;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.mail.MailCustomer;
import dev.guiche.sandbox.mail.MailProgram;
import dev.guiche.sandbox.mail.MailSandbox;
import dev.guiche.sandbox.mail.ReceivedMail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way of a ticket's mails over real SMTP and IMAP, with the habits of real mail programs. */
@Tag("DC-4")
@Tag("DC-5")
class ByMailTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static final String DESK = "suporte@casa.example";
  private static MailSandbox sandbox;
  private static House house;

  @BeforeAll
  static void open() {
    sandbox = MailSandbox.start();
    sandbox.openMailbox(DESK, "senha");
    house = new House(db.database(), new RealPost(sandbox, DESK, "senha", db.database()));
  }

  @AfterAll
  static void close() {
    house.close();
    sandbox.close();
  }

  private static MailCustomer customer(MailProgram program) {
    return sandbox
        .customer(UUID.randomUUID().toString().substring(0, 8) + "@loja.example")
        .called("Maria Silva")
        .using(program);
  }

  private static ReceivedMail mail(MailCustomer customer, int number) {
    await().atMost(Duration.ofSeconds(30)).until(() -> customer.mails().size() >= number);
    return customer.mails().get(number - 1);
  }

  private static Entry said(Ticket ticket, String text) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                house.entries(ticket.timeline()).stream()
                    .filter(entry -> entry.text().strip().equals(text))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void aTalkBecomesATicketItsTranscriptArrivesAndTheAnswerIsOnTheTicket(MailProgram program) {
    var maria = customer(program);
    var talk = house.chat(maria.address(), "A nota 123 foi rejeitada");
    house.talk.say(talk.id(), house.ana, house.draft("Vamos falar com a SEFAZ"));
    var ticket =
        house.escalation.escalate(talk.id(), House.order("Nota 123", maria.address()), house.ana);
    var transcript = mail(maria, 1);
    assertThat(transcript.text()).contains("A nota 123 foi rejeitada", "Vamos falar com a SEFAZ");
    assertThat(transcript.html()).contains("A nota 123 foi rejeitada");
    assertThat(transcript.header("Auto-Submitted")).isEqualTo("auto-generated");
    assertThat(transcript.subject()).contains(ticket.protocol().value());

    house.ticketing.handling().moveTo(ticket.id(), "finalizado", house.ana, "Reenviada", null);
    assertThat(mail(maria, 2).text()).contains("Reenviada");
    var file =
        new MailCustomer.Attachment(
            "nota.xml", "application/xml", "<nota/>".getBytes(StandardCharsets.UTF_8));
    maria.repliesTo(transcript, "Continua rejeitada", file);

    var entry = said(ticket, "Continua rejeitada");
    assertThat(entry.author()).isEqualTo(Author.CUSTOMER);
    assertThat(entry.thirdParty()).isFalse();
    assertThat(entry.attachments()).hasSize(1);
    assertThat(entry.text().lines()).noneMatch(ReplyMarker::marks);
    assertThat(house.ticket(ticket.id()).stage().key()).isEqualTo("atendimento");
    assertThat(maria.mails()).hasSize(2);
  }

  @Test
  void aNewMailIsAcknowledgedAnsweredAndStaysInOneThread() {
    var maria = customer(MailProgram.GMAIL);
    maria.writes(DESK, "Impressora", "Não imprime");
    var acknowledgement = mail(maria, 1);
    var ticket = house.ticketing.tickets().ofContact(contact(maria), 10).getFirst();
    assertThat(acknowledgement.text()).contains(ticket.protocol().value());

    var file = house.upload("guia.txt", "passo 1".getBytes(StandardCharsets.UTF_8));
    house
        .ticketing
        .answering()
        .answer(ticket.id(), house.ana, house.draft("Siga o guia", List.of(file)));
    var answer = mail(maria, 2);
    assertThat(answer.text()).contains("Siga o guia");
    assertThat(answer.attachments())
        .extracting(MailCustomer.Attachment::name)
        .containsExactly("guia.txt");
    assertThat(answer.header("Auto-Submitted")).isNull();
    assertThat(answer.thread()).contains(acknowledgement.messageId());

    maria.repliesTo(answer, "Funcionou, obrigada!");
    said(ticket, "Funcionou, obrigada!");
    assertThat(house.ticketing.tickets().ofContact(ticket.contact(), 10)).hasSize(1);
  }

  @Test
  void aRefusedAddressIsShownOnTheTicket() {
    var maria = customer(MailProgram.BARE);
    sandbox.refuse(maria.address());
    var talk = house.chat(maria.address(), "oi");
    var ticket =
        house.escalation.escalate(talk.id(), House.order("Recusado", maria.address()), house.ana);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(house.entries(ticket.timeline()))
                    .anySatisfy(entry -> assertThat(entry.deliveryReason()).isNotNull()));
  }

  private static ContactId contact(MailCustomer customer) {
    return db.database()
        .one(
            "select contact_id from contact_address where address = $1",
            row -> new ContactId(row.number("contact_id")),
            customer.address());
  }
}
