package dev.guiche.care;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.OutboundAttachment;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.conversation.Attachments;
import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.Entries;
import dev.guiche.conversation.Entry;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import dev.guiche.ticket.Letter;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Visitors of the site who are gone when they are answered. */
class AbsentVisitorTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  private static CareHouse house;
  private ConsultantId ana;
  private CareHouse.Person person;
  private String email;

  @BeforeAll
  static void open() {
    house = new CareHouse(db.database());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @BeforeEach
  void write() {
    ana = house.consultant("consultant", 0, "pressa");
    person = house.person(house.site).says("olá");
    house.handover.take(person.talk().id(), ana);
    email = UUID.randomUUID() + "@loja.example";
  }

  @AfterEach
  void go() {
    house.leave(ana);
    house.endAll();
  }

  private void hasEmail() {
    db.database()
        .update("update contact set email = $2 where id = $1", person.talk().contact(), email);
  }

  private static void pass(int minutes) {
    house.pass(db, minutes);
  }

  private List<OutboundMessage> mails() {
    return house.mail.sent.stream().filter(one -> one.to().value().equals(email)).toList();
  }

  @Test
  void whatNobodyWasThereToReadGoesByMailAndTheTalkGoesOnThere() throws Exception {
    hasEmail();
    person.hears(ana, "É o certificado.").hears(ana, "Renove e tente de novo.");
    person.reads(2);
    pass(6);
    await().until(() -> mails().size() == 1);
    var mail = mails().getFirst();
    assertThat(mail.text()).contains("É o certificado.", "Renove e tente de novo.");
    assertThat(mail.mail().subject()).contains(person.talk().protocol().value());
    house.intake.receive(Letter.answer(mail, "Renovei, funcionou!").message());
    assertThat(said()).contains("Renovei, funcionou!");
    assertThat(person.talk().state()).isEqualTo(ConversationState.ACTIVE);
    person.hears(ana, "Que bom!");
    person.reads(3);
    pass(6);
    await().until(() -> mails().size() == 2);
    assertThat(mails().getLast().text()).contains("Que bom!").doesNotContain("certificado");
  }

  private List<String> said() {
    return new Entries(db.database())
        .page(person.talk().timeline(), null, 100).stream().map(Entry::text).toList();
  }

  @Test
  void aFileThatIsTooLargeBesideTheOthersIsLinked() {
    hasEmail();
    person.hears(ana, "Os dois manuais.", file("primeiro.pdf"), file("segundo.pdf")).reads(1);
    pass(6);
    await().until(() -> mails().size() == 1);
    var mail = mails().getFirst();
    assertThat(mail.attachments())
        .extracting(OutboundAttachment::name)
        .containsExactly("primeiro.pdf");
    assertThat(mail.text()).contains("segundo.pdf", "/files/");
  }

  private Long file(String name) {
    var bytes = new byte[6 * 1024 * 1024];
    return new Attachments(db.database()).upload(ana, name, "application/pdf", bytes).id();
  }

  @Test
  void whatABrowserTookStaysThere() {
    hasEmail();
    person.hears(ana, "É o certificado.").reads(1);
    await()
        .until(
            () ->
                db.database()
                        .update(
                            "update delivery set status = 'delivered' where status = 'sent' and"
                                + " timeline_id = $1",
                            person.talk().timeline())
                    == 1);
    pass(8);
    assertThat(person.events("answer-mailed")).isEmpty();
  }

  @Test
  void whoHasNoAddressIsNotWrittenTo() {
    person.hears(ana, "É o certificado.").reads(1);
    pass(8);
    assertThat(person.events("answer-mailed")).isEmpty();
  }
}
