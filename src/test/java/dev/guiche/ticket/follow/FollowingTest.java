package dev.guiche.ticket.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.conversation.Draft;
import dev.guiche.conversation.Sight;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import dev.guiche.ticket.House;
import dev.guiche.ticket.Letter;
import dev.guiche.ticket.NewTicket;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketChange;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FollowingTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static House house;
  private static Notifications notifications;
  private static Following following;

  @BeforeAll
  static void open() {
    house = new House(db.database());
    notifications = new Notifications(db.database());
    following = new Following(db.database(), house.ticketing);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static Ticket ticket(ConsultantId by) {
    var contact =
        house.ticketing.opening().contact(UUID.randomUUID() + "@loja.example", "Maria Silva");
    return house
        .ticketing
        .opening()
        .open(
            new NewTicket(contact, house.desk("suporte"), "Boleto", "Veio errado", null, null), by);
  }

  /** Works for the desk {@code vendas} only. */
  private static ConsultantId seller() {
    var seller = house.consultant("Vera", "consultant");
    db.database()
        .update(
            "update desk_member set desk_id = $2 where consultant_id = $1",
            seller,
            house.desk("vendas"));
    return seller;
  }

  private static List<Notification> of(ConsultantId who) {
    return notifications.list(who, false, null, 50);
  }

  private static List<Notification.Kind> kinds(ConsultantId who, Ticket ticket) {
    return of(who).stream()
        .filter(one -> ticket.id().equals(one.ticket()))
        .map(Notification::kind)
        .toList();
  }

  @Test
  @Tag("IN-5")
  @Tag("IN-7")
  void theFirstConsultantFollowsATransferredTicketToItsEnd() {
    var first = house.consultant("Ana Paula", "consultant");
    var ticket = ticket(first);
    var seller = seller();
    house
        .ticketing
        .transfer()
        .toDesk(ticket.id(), house.desk("vendas"), "O boleto venceu", true, first);
    assertThat(house.ticket(ticket.id()).deskKey()).isEqualTo("vendas");
    assertThat(house.ticket(ticket.id()).assignee()).isNull();
    assertThat(house.mailSaying(ticket.email(), "ao setor Vendas").text())
        .contains(ticket.protocol().value());
    assertThat(house.ticketing.tickets().find(Sight.of(first), ticket.id()))
        .as("a watcher may open what is another desk's by now")
        .isPresent();
    house.ticketing.answering().answer(ticket.id(), seller, house.draft("Segue o boleto novo"));
    house.ticketing.handling().moveTo(ticket.id(), "resolvido", seller, "Boleto novo", null);
    assertThat(kinds(first, ticket))
        .containsExactly(Notification.Kind.ENDED, Notification.Kind.ANSWERED);
    assertThat(of(first).get(1).text()).isEqualTo("Segue o boleto novo");
    assertThat(of(first).get(1).by()).isEqualTo("Vera");
  }

  @Test
  @Tag("IN-7")
  void whoHadTheTicketInHandFollowsItToo() {
    var ticket = ticket(house.ana);
    var hand = house.consultant("Hugo", "consultant");
    house.ticketing.handling().change(ticket.id(), TicketChange.assign(hand), house.ana);
    house.ticketing.transfer().toDesk(ticket.id(), house.desk("vendas"), null, false, house.ana);
    assertThat(following.of(ticket.timeline()))
        .extracting(Following.Watcher::name)
        .containsExactlyInAnyOrder("Ana", "Hugo");
    assertThat(kinds(hand, ticket)).containsExactly(Notification.Kind.TRANSFERRED);
  }

  @Test
  void aCustomersWordReachesWatchersAndANoteDoesNot() {
    var ticket = ticket(house.consultant("Davi", "consultant"));
    var reader = seller();
    following.begin(ticket.timeline(), reader, house.ana);
    house.ticketing.answering().note(ticket.id(), house.ana, house.draft("Só entre nós"));
    house.receive(Letter.from(ticket.email(), "Re: " + ticket.protocol(), "E então?").message());
    assertThat(kinds(reader, ticket))
        .containsExactly(Notification.Kind.CUSTOMER, Notification.Kind.INVITED);
    following.end(ticket.timeline(), reader, reader);
    assertThat(kinds(reader, ticket)).isEmpty();
    assertThat(house.ticketing.tickets().find(Sight.of(reader), ticket.id())).isEmpty();
    assertThat(house.events(ticket.timeline())).contains("watching", "unwatched");
  }

  @Test
  void aMentionIsANotificationAndBeginsToFollow() {
    var ticket = ticket(house.ana);
    var named = seller();
    house
        .ticketing
        .answering()
        .note(
            ticket.id(),
            house.ana,
            new Draft(
                UUID.randomUUID().toString(), "@Vera, veja", List.of(), null, List.of(named)));
    house.ticketing.answering().answer(ticket.id(), house.ana, house.draft("Já vamos ver"));
    assertThat(kinds(named, ticket))
        .containsExactly(Notification.Kind.ANSWERED, Notification.Kind.MENTIONED);
  }

  @Test
  void whatWasLookedAtIsReadAndTheRestStaysUnread() {
    var ticket = ticket(house.ana);
    var reader = seller();
    following.begin(ticket.timeline(), reader, house.ana);
    house.ticketing.answering().answer(ticket.id(), house.ana, house.draft("Um"));
    house.ticketing.answering().answer(ticket.id(), house.ana, house.draft("Dois"));
    assertThat(notifications.unread(reader)).isEqualTo(3);
    notifications.markRead(reader, List.of(of(reader).getFirst().id()));
    notifications.markRead(house.ana, List.of(of(reader).get(1).id()));
    assertThat(notifications.list(reader, true, null, 50)).hasSize(2);
    notifications.markAllRead(reader);
    assertThat(notifications.unread(reader)).isZero();
    assertThat(of(reader)).hasSize(3).allMatch(Notification::read);
  }

  @Test
  void nobodyIsToldOfTheirOwnDoing() {
    var ticket = ticket(house.ana);
    house.ticketing.answering().answer(ticket.id(), house.ana, house.draft("Respondi"));
    assertThat(kinds(house.ana, ticket)).isEmpty();
  }
}
