package dev.guiche.ticket.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.contact.ContactId;
import dev.guiche.conversation.Draft;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import dev.guiche.sandbox.telegram.TelegramMessage;
import dev.guiche.sandbox.telegram.TelegramPhone;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.follow.Notification;
import dev.guiche.ticket.follow.Notifications;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A request that is another desk's, from the customer's first word to the news of its answer. */
class ForwardingTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
  private static GroupHouse house;
  private static ConsultantId ana;
  private static ConsultantId rui;
  private static TelegramPhone ruisPhone;

  @BeforeAll
  static void open() {
    house = new GroupHouse(db.database());
    ana = house.consultant("Ana", "suporte");
    rui = house.consultant("Rui", "financeiro");
    ruisPhone = house.phoneOf(rui, "Rui");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  /** Lets the house's time pass until the next such day and hour. */
  private static void waitFor(DayOfWeek day, int hour) {
    var now = house.database.now().atZone(ZONE);
    var then = now.with(LocalTime.of(hour, 0)).with(TemporalAdjusters.nextOrSame(day));
    var target = then.isAfter(now) ? then : then.plusWeeks(1);
    db.pass(Duration.between(now, target));
  }

  private static String lastWord(TelegramPhone customer, String part) {
    return await()
        .until(
            () ->
                customer.reads().stream()
                    .map(TelegramMessage::text)
                    .filter(text -> text.contains(part))
                    .findFirst()
                    .orElse(null),
            text -> text != null);
  }

  private static List<Notification> newsOf(ConsultantId who, Ticket ticket) {
    return new Notifications(house.database)
        .list(who, true, null, 100).stream()
            .filter(news -> ticket.id().equals(news.ticket()))
            .toList();
  }

  private static void answer(Ticket ticket, ConsultantId by, String text) {
    house
        .ticketing
        .answering()
        .answer(ticket.id(), by, new Draft(UUID.randomUUID().toString(), text, List.of(), null));
  }

  private static void owes(ContactId contact) {
    house.database.update(
        """
        with k as (insert into company (name) values ('Loja Verde') returning id),
             c as (insert into contract (company_id, standing) select id, 'pending' from k)
        update contact set company_id = k.id from k where contact.id = $1
        """,
        contact);
  }

  @Test
  @Tag("IN-6")
  @Tag("IN-7")
  @Tag("IN-21")
  void aRequestForAClosedDeskIsAnnouncedPromisedForItsReturnAndFollowedToItsAnswer() {
    waitFor(DayOfWeek.SATURDAY, 10);
    var customer = house.bot.phone("Maria");
    var talk = house.chat(customer, "O boleto não abre");
    house.handover.take(talk.id(), ana);
    var ticket = house.escalate(talk, "Boleto não abre", "financeiro", ana);

    assertThat(lastWord(customer, "Financeiro"))
        .contains(ticket.protocol().value())
        .contains(
            "Encaminhamos a sua solicitação ao time Financeiro e vamos acompanhar o caso até o"
                + " fim.")
        .contains("O time Financeiro volta a atender segunda-feira, às 8h.");
    assertThat(house.ticket(ticket.id()).assignee())
        .as("nobody's until somebody takes it")
        .isNull();
    var read = house.announced(house.finance, ticket.protocol().value());
    assertThat(newsOf(ana, ticket)).isEmpty();

    waitFor(DayOfWeek.MONDAY, 9);
    assertThat(house.told(house.finance.presses(ruisPhone, read.id(), "Pegar")))
        .startsWith("É seu");
    answer(ticket, rui, "O boleto novo está no sistema.");
    assertThat(lastWord(customer, "boleto novo")).isNotNull();
    assertThat(newsOf(ana, ticket))
        .extracting(Notification::kind)
        .containsExactly(Notification.Kind.ANSWERED);
  }

  @Test
  @Tag("IN-5")
  @Tag("IN-21")
  void whoOwesIsServedByFinanceAndFollowedByWhoSpokeWithThem() {
    waitFor(DayOfWeek.TUESDAY, 10);
    var customer = house.bot.phone("João");
    var talk = house.chat(customer, "O sistema não emite nota");
    owes(talk.contact());
    house.handover.take(talk.id(), ana);
    var ticket = house.escalate(talk, "Não emite nota", "suporte", ana);

    assertThat(ticket.deskKey()).isEqualTo("financeiro");
    assertThat(ticket.assignee()).isNull();
    house.announced(house.finance, ticket.protocol().value());
    assertThat(lastWord(customer, "Financeiro"))
        .contains("Encaminhamos a sua solicitação ao time Financeiro")
        .doesNotContain("volta a atender");
    answer(ticket, rui, "Recebemos o pagamento, já pode emitir.");
    assertThat(newsOf(ana, ticket))
        .extracting(Notification::kind)
        .containsExactly(Notification.Kind.ANSWERED);
  }

  @Test
  @Tag("IN-6")
  @Tag("IN-7")
  void aTicketThatIsTransferredInTheNightSaysWhenTheDeskIsBack() {
    waitFor(DayOfWeek.WEDNESDAY, 22);
    var customer = house.bot.phone("Rita");
    var talk = house.chat(customer, "Preciso da segunda via");
    house.handover.take(talk.id(), ana);
    var ticket = house.escalate(talk, "Segunda via", "suporte", ana);
    assertThat(ticket.assignee()).isEqualTo(ana);
    house.ticketing.transfer().toDesk(ticket.id(), house.desk("financeiro"), null, true, ana);

    assertThat(house.announced(house.finance, ticket.protocol().value()).text())
        .startsWith("Chamado " + ticket.protocol() + " · de Suporte para Financeiro");
    assertThat(lastWord(customer, "Financeiro"))
        .contains("O time Financeiro volta a atender amanhã, às 8h.");
    answer(ticket, rui, "Segue a segunda via.");
    assertThat(newsOf(ana, ticket))
        .extracting(Notification::kind)
        .containsExactly(Notification.Kind.ANSWERED);
  }
}
