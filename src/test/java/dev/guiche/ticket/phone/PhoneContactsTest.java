package dev.guiche.ticket.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guiche.channel.ChannelKind;
import dev.guiche.contact.ContactId;
import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.Conversations;
import dev.guiche.conversation.Outcome;
import dev.guiche.conversation.Refusal;
import dev.guiche.database.TestDatabase;
import dev.guiche.ticket.Escalation;
import dev.guiche.ticket.House;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PhoneContactsTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static House house;
  private static PhoneContacts contacts;

  @BeforeAll
  static void open() {
    house = new House(db.database());
    contacts =
        new PhoneContacts(
            db.database(),
            house.ticketing,
            house.ending,
            house.escalation,
            house.config.organization());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static PhoneContact call(
      ContactId contact,
      String phone,
      String solution,
      Escalation.Order ticket,
      ChannelKind summaryOn,
      String email) {
    return new PhoneContact(
        contact,
        "João Lima",
        "Padaria Lima",
        phone,
        house.desk("suporte"),
        PhoneContact.Medium.TELEPHONE,
        PhoneContact.Direction.IN,
        Instant.now().minusSeconds(1200),
        12,
        "O caixa não abria; reinstalamos a impressora.",
        "Cliente nervoso",
        solution,
        ticket,
        summaryOn,
        email,
        email == null);
  }

  private static String email() {
    return UUID.randomUUID() + "@loja.example";
  }

  @Test
  @Tag("IN-17")
  @Tag("IN-2")
  void aSolvedCallStandsInTheLastContactsAndItsSummaryGoesOutByMail() {
    var email = email();
    var written =
        contacts.write(
            call(null, "(15) 3326-3060", "Impressora nova", null, ChannelKind.EMAIL, email),
            house.ana);
    var talk = house.conversation(written.conversation());
    assertThat(talk.state()).isEqualTo(ConversationState.CLOSED);
    assertThat(talk.outcome()).isEqualTo(Outcome.SOLVED);
    assertThat(talk.consultant()).isEqualTo(house.ana);
    assertThat(talk.address().kind()).isEqualTo(ChannelKind.PHONE);
    assertThat(talk.contactName()).isEqualTo("João Lima");
    var mail = house.mailsTo(email, 1).getFirst();
    assertThat(mail.text())
        .contains("reinstalamos a impressora", written.protocol().value())
        .doesNotContain("nervoso");
    assertThat(new Conversations(db.database()).ofContact(talk.contact(), 5))
        .extracting(one -> one.protocol())
        .containsExactly(written.protocol());
    assertThat(house.events(talk.timeline())).doesNotContain("channel-off");
  }

  @Test
  @Tag("CU-5")
  @Tag("RG-2")
  @Tag("IN-12")
  void aCallThatCannotBeSolvedBecomesATicketWhoseCodeTheCustomerGets() {
    var email = email();
    var order =
        new Escalation.Order("Caixa não abre", "Vai ao técnico", null, null, null, email, false);
    var written =
        contacts.write(
            call(
                null,
                "15 9" + System.nanoTime() % 100_000_000,
                null,
                order,
                ChannelKind.EMAIL,
                email),
            house.ana);
    var ticket = house.ticket(written.ticket());
    assertThat(ticket.conversations()).hasSize(1);
    assertThat(ticket.company()).isEqualTo("Padaria Lima");
    var mail = house.mailsTo(email, 1).getFirst();
    assertThat(mail.text()).contains("reinstalamos a impressora");
    assertThat(mail.mail().subject()).contains(ticket.protocol().value());
  }

  @Test
  @Tag("IN-17")
  void theSummaryGoesToTheMessengerThatTheCustomerUses() {
    var talk = house.chat("joana-" + UUID.randomUUID(), "oi");
    house.bot.sent.clear();
    var written =
        contacts.write(
            call(talk.contact(), null, "Orientada", null, ChannelKind.TELEGRAM, null), house.ana);
    house.quiet();
    assertThat(house.bot.sent)
        .anySatisfy(
            sent ->
                assertThat(sent.text())
                    .contains("reinstalamos a impressora", written.protocol().value()));
  }

  @Test
  @Tag("IN-2")
  void aCallWithoutAnOutcomeOrWithoutACallerIsNotKept() {
    assertThatThrownBy(
            () ->
                contacts.write(
                    call(null, "1533263060", null, null, ChannelKind.EMAIL, null), house.ana))
        .isInstanceOf(Refusal.Invalid.class);
    assertThatThrownBy(
            () -> contacts.write(call(null, null, "Ok", null, ChannelKind.EMAIL, null), house.ana))
        .isInstanceOf(Refusal.Invalid.class);
    var unknown = house.ticketing.opening().contact(email(), "Sem Telegram");
    assertThatThrownBy(
            () ->
                contacts.write(
                    call(unknown, null, "Ok", null, ChannelKind.TELEGRAM, null), house.ana))
        .isInstanceOfSatisfying(
            Refusal.Invalid.class, no -> assertThat(no.code()).isEqualTo("no-line"));
  }
}
