package dev.guiche.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.contact.ContactId;
import dev.guiche.conversation.Conversations;
import dev.guiche.conversation.Sight;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import dev.guiche.search.WordIndex;
import dev.guiche.ticket.TicketFilter.Sort;
import dev.guiche.ticket.TicketFilter.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TicketsTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static House house;
  private static Tickets tickets;
  private static ContactId contact;

  @BeforeAll
  static void open() {
    house = new House(db.database());
    tickets = house.ticketing.tickets();
    contact = house.ticketing.opening().contact("lista@loja.example", "Lia Lima");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static Ticket open(String desk, String title) {
    var wish = new NewTicket(contact, house.desk(desk), title, "", null, null);
    return house.ticketing.opening().open(wish, house.ana);
  }

  private static List<String> titles(Sight sight, TicketFilter filter) {
    return tickets.list(sight, filter, null, 1000).stream().map(Ticket::title).toList();
  }

  private static TicketFilter only(ConsultantId assignee, boolean nobody, String text) {
    return new TicketFilter(
        State.ALL,
        null,
        List.of(),
        List.of(),
        List.of(),
        assignee,
        nobody,
        null,
        null,
        null,
        text,
        Sort.NEWEST);
  }

  @Test
  void pagesFollowEachOtherWithoutGapsOrRepeats() {
    for (int i = 0; i < 7; i++) {
      open("suporte", "página " + i);
    }
    var all = new ArrayList<TicketId>();
    TicketId after = null;
    List<Ticket> page;
    do {
      page = tickets.list(Sight.everything(), TicketFilter.of(State.ALL), after, 3);
      page.forEach(ticket -> all.add(ticket.id()));
      after = page.isEmpty() ? null : page.getLast().id();
    } while (!page.isEmpty());
    assertThat(all).doesNotHaveDuplicates();
    assertThat(all)
        .isEqualTo(
            tickets.list(Sight.everything(), TicketFilter.of(State.ALL), null, 1000).stream()
                .map(Ticket::id)
                .toList());
  }

  @Test
  void aConsultantSeesTheirDesksAndTheirOwnAndASupervisorSeesAll() {
    var theirs = open("vendas", "de outro setor");
    var sight = Sight.of(house.consultant("Davi", "consultant"));
    open("suporte", "do setor");
    assertThat(titles(sight, TicketFilter.of(State.OPEN))).contains("do setor");
    assertThat(titles(sight, TicketFilter.of(State.OPEN))).doesNotContain("de outro setor");
    assertThat(tickets.find(sight, theirs.id())).isEmpty();
    assertThat(tickets.find(Sight.everything(), theirs.id())).isPresent();
    house.ticketing.handling().change(theirs.id(), TicketChange.assign(sight.only()), house.ana);
    assertThat(tickets.find(sight, theirs.id())).isPresent();
  }

  @Test
  void filtersNarrowTheList() {
    var bia = house.consultant("Bia", "consultant");
    var mine = open("suporte", "da Bia 100%");
    house.ticketing.handling().change(mine.id(), TicketChange.assign(bia), house.ana);
    var nobody = open("suporte", "de ninguém");
    var leave = new TicketChange(null, null, null, null, true);
    house.ticketing.handling().change(nobody.id(), leave, house.ana);
    assertThat(titles(Sight.everything(), only(bia, false, null))).containsExactly("da Bia 100%");
    assertThat(titles(Sight.everything(), only(null, true, null))).containsExactly("de ninguém");
    new WordIndex(db.database()).catchUp();
    assertThat(titles(Sight.everything(), only(null, false, "100%")))
        .containsExactly("da Bia 100%");
    assertThat(titles(Sight.everything(), only(null, false, "do Beto"))).isEmpty();
    assertThat(titles(Sight.everything(), only(null, false, mine.protocol().value())))
        .containsExactly("da Bia 100%");
    house.ticketing.handling().moveTo(mine.id(), "finalizado", house.ana, "Feito", null);
    assertThat(titles(Sight.everything(), TicketFilter.of(State.CLOSED))).contains("da Bia 100%");
    assertThat(titles(Sight.everything(), TicketFilter.of(State.OPEN)))
        .doesNotContain("da Bia 100%");
  }

  @Test
  void whoComesBackReadsWhatChangedMeanwhile() {
    var before = open("suporte", "antes");
    house.quiet();
    // Whatever transaction is open on the server, of another test's too, holds the horizon back.
    long horizon =
        await()
            .until(
                () -> new Conversations(db.database()).horizon(),
                seen -> tickets.changedSince(Sight.everything(), seen, 100).isEmpty());
    house.ticketing.handling().moveTo(before.id(), "atendimento", house.ana, null, null);
    house.ticketing.answering().note(before.id(), house.ana, house.draft("nota"));
    assertThat(tickets.changedSince(Sight.everything(), horizon, 100))
        .extracting(Ticket::id)
        .containsExactly(before.id());
  }

  @Test
  void aConversationKnowsItsTickets() {
    var talk = house.chat("ligado", "oi");
    var ticket = house.escalation.escalate(talk.id(), House.order("Ligado", null), house.ana);
    assertThat(tickets.ofConversations(List.of(talk.id())).get(talk.id()))
        .extracting(TicketRef::id)
        .containsExactly(ticket.id());
    assertThat(ticket.preview()).isNull();
    assertThat(ticket.conversations()).extracting(Ticket.Talk::channel).containsExactly("bot");
  }
}
