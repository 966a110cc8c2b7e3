package dev.guiche.ticket.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.conversation.Entry;
import dev.guiche.conversation.EntryKind;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.Sight;
import dev.guiche.database.TestDatabase;
import dev.guiche.ticket.House;
import dev.guiche.ticket.Letter;
import dev.guiche.ticket.NewTicket;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketChange;
import dev.guiche.ticket.TicketId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TicketsTogetherTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static House house;
  private static Links links;
  private static Tags tags;
  private static Tasks tasks;

  @BeforeAll
  static void open() {
    house = new House(db.database());
    links = new Links(db.database(), house.ticketing);
    tags = new Tags(db.database(), house.ticketing);
    tasks = new Tasks(db.database(), house.ticketing);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static Ticket ticket(String address, String title) {
    var contact = house.ticketing.opening().contact(address, "Maria Silva");
    return house
        .ticketing
        .opening()
        .open(new NewTicket(contact, house.desk("suporte"), title, "Ajuda", null, null), house.ana);
  }

  private static Ticket ticket() {
    return ticket(UUID.randomUUID() + "@loja.example", "Nota não sai");
  }

  private static List<String> visible(Ticket ticket) {
    return house.entries(ticket.timeline()).stream()
        .filter(entry -> entry.visible() && entry.kind() == EntryKind.MESSAGE)
        .map(Entry::text)
        .toList();
  }

  @Test
  void aDuplicateClosesIntoTheOtherAndBothRequestersAreAnsweredByTheirOwnProtocol() {
    var gone = ticket();
    var left = ticket();
    var survivor = house.ticketing.merge().into(gone.id(), left.id(), house.ana);
    assertThat(survivor.id()).isEqualTo(left.id());
    assertThat(house.ticket(gone.id()).closedAt()).isNotNull();
    assertThat(house.ticket(gone.id()).lastVisibleStage())
        .as("its customer sees no end")
        .isEqualTo(gone.lastVisibleStage());
    assertThat(house.ticketing.tickets().readable(survivor))
        .contains(gone.timeline(), left.timeline());
    house.ticketing.answering().answer(left.id(), house.ana, house.draft("Já saiu a correção"));
    var first = house.mailSaying(gone.email(), "Já saiu a correção");
    assertThat(first.mail().subject()).contains(gone.protocol().value());
    assertThat(first.text()).doesNotContain(left.protocol().value());
    var second = house.mailSaying(left.email(), "Já saiu a correção");
    assertThat(second.mail().subject()).contains(left.protocol().value());
    assertThat(house.entries(left.timeline()).toString()).contains("absorbed");
  }

  @Test
  void aReplyToTheMergedTicketLandsOnTheOneThatIsLeftAndItsRequesterDoesNotSeeIt() {
    var gone = ticket();
    var left = ticket();
    var mail = house.mailsTo(gone.email(), 1).getFirst();
    house.ticketing.merge().into(gone.id(), left.id(), house.ana);
    var entry = house.receive(Letter.answer(mail, "E o meu caso?").message());
    assertThat(house.ticketOn(entry).id()).isEqualTo(left.id());
    assertThat(visible(left)).doesNotContain("E o meu caso?");
  }

  @Test
  void whoHadTwoTicketsIsToldThatTheyAreOneAndGoesOnThere() {
    var address = UUID.randomUUID() + "@loja.example";
    var gone = ticket(address, "Nota");
    var left = ticket(address, "Nota de novo");
    var mail = house.mailsTo(address, 2).getFirst();
    house.ticketing.merge().into(gone.id(), left.id(), house.ana);
    assertThat(house.mailSaying(address, "foi unido").text())
        .contains(gone.protocol().value(), left.protocol().value());
    var entry = house.receive(Letter.answer(mail, "Está bem").message());
    assertThat(house.ticketOn(entry).id()).isEqualTo(left.id());
    assertThat(visible(left)).contains("Está bem");
    assertThatThrownBy(() -> house.ticketing.merge().into(gone.id(), left.id(), house.ana))
        .isInstanceOf(Refusal.Invalid.class);
  }

  @Test
  void whatTheTicketCameToIsToldToTheMergedRequesterToo() {
    var gone = ticket();
    var left = ticket();
    house.ticketing.merge().into(gone.id(), left.id(), house.ana);
    house.ticketing.handling().moveTo(left.id(), "finalizado", house.ana, "Versão 5.2", null);
    house.mailSaying(gone.email(), "Versão 5.2");
    assertThat(house.ticket(gone.id()).solution()).isEqualTo("Versão 5.2");
  }

  @Test
  @Tag("IN-12")
  void aSplitTicketBeginsWithCopiesAndItsCustomerHearsTheNewProtocol() {
    var old = ticket();
    house.receive(Letter.from(old.email(), "Re: " + old.protocol(), "E o relatório?").message());
    var said = house.entries(old.timeline());
    var wish =
        said.stream().filter(e -> e.text().equals("E o relatório?")).findFirst().orElseThrow();
    var fresh = house.ticketing.split().off(old.id(), List.of(wish.id()), "Relatório", house.ana);
    assertThat(visible(fresh)).contains("E o relatório?");
    assertThat(visible(old)).as("nothing leaves the first one").contains("E o relatório?");
    assertThat(house.events(old.timeline())).contains("split");
    assertThat(house.events(fresh.timeline())).contains("split-from");
    house.mailSaying(old.email(), fresh.protocol().value());
    assertThat(links.of(old.id(), Sight.everything()))
        .extracting(Links.Link::ticket)
        .containsExactly(fresh.id());
    var other = ticket();
    assertThatThrownBy(
            () -> house.ticketing.split().off(other.id(), List.of(wish.id()), "Não", house.ana))
        .isInstanceOf(Refusal.Invalid.class);
  }

  @Test
  void allWhoWaitForOneCauseAreAnsweredInAMailOfTheirOwn() {
    var cause = ticket();
    var one = ticket();
    var two = ticket();
    house.ticketing.handling().moveTo(two.id(), "atendimento", house.ana, null, null);
    var closed = ticket();
    house.ticketing.handling().moveTo(closed.id(), "finalizado", house.ana, "Feito", null);
    for (var each : List.of(one, two, closed)) {
      links.link(cause, Links.Kind.CAUSES, each, house.ana);
    }
    assertThat(links.of(one.id(), Sight.everything()))
        .extracting(Links.Link::kind)
        .containsExactly("caused-by");
    var word =
        new Together.Word(UUID.randomUUID().toString(), "A SEFAZ voltou", "cliente", null, null);
    var done =
        new Together(db.database(), house.ticketing)
            .answer(cause, word, house.ana, Sight.everything());
    assertThat(done).extracting(Together.Done::ticket).containsExactly(one.id(), two.id());
    assertThat(done).allMatch(Together.Done::answered);
    assertThat(done.getFirst().moved()).as("its workflow goes another way").isFalse();
    assertThat(done.getFirst().refused()).isInstanceOf(Refusal.Invalid.class);
    assertThat(done.getLast().moved()).isTrue();
    for (var each : List.of(one, two)) {
      var mail = house.mailSaying(each.email(), "A SEFAZ voltou");
      assertThat(mail.mail().subject()).contains(each.protocol().value());
    }
    assertThat(house.events(cause.timeline())).contains("answered-together");
  }

  @Test
  void aChangeForManyIsDoneByThoseThatCan() {
    var one = ticket();
    var two = ticket();
    var change =
        new Bulk.Change(
            house.ana, false, Priority.HIGH, null, null, null, null, List.of("NF-e "), List.of());
    var done =
        new Bulk(db.database(), house.ticketing)
            .change(
                List.of(one.id(), new TicketId(999_999), two.id()),
                change,
                house.ana,
                Sight.everything());
    assertThat(done).extracting(each -> each.refused() == null).containsExactly(true, false, true);
    assertThat(house.ticket(two.id()).priority()).isEqualTo(Priority.HIGH);
    assertThat(house.ticket(two.id()).assignee()).isEqualTo(house.ana);
    assertThat(tags.of(two.timeline())).containsExactly("nf-e");
  }

  @Test
  @Tag("IN-3")
  @Tag("CU-3")
  void aColleagueDoesTheTaskAndCompletesTheTicketAndTheRecordSaysWho() {
    var ticket = ticket();
    var other = house.consultant("Beto", "consultant");
    house.ticketing.handling().change(ticket.id(), TicketChange.assign(house.ana), house.ana);
    var task = tasks.add(ticket, "Ligar para a loja", house.ana, null, house.ana);
    assertThatThrownBy(() -> tasks.refuseOpen(ticket.id()))
        .isInstanceOfSatisfying(
            Refusal.Invalid.class, no -> assertThat(no.code()).isEqualTo("open-tasks"));
    var done = tasks.finish(ticket, task, true, other);
    assertThat(done.doneBy()).isEqualTo(new Task.Person(other.value(), "Beto"));
    tasks.refuseOpen(ticket.id());
    house.ticketing.handling().moveTo(ticket.id(), "finalizado", other, "Ligamos", null);
    var events =
        house.entries(ticket.timeline()).stream()
            .filter(entry -> entry.kind() == EntryKind.EVENT && other.equals(entry.consultant()))
            .map(entry -> entry.event().get("type").asText())
            .toList();
    assertThat(events).containsExactly("task-done", "stage");
  }

  @Test
  void tagsAreWordsAndEachChangeIsOnTheTimeline() {
    var ticket = ticket();
    tags.set(ticket.timeline(), List.of("Urgente", " urgente", "SAT"), house.ana);
    tags.set(ticket.timeline(), List.of("sat"), house.ana);
    tags.set(ticket.timeline(), List.of("sat"), house.ana);
    assertThat(tags.of(ticket.timeline())).containsExactly("sat");
    assertThat(house.events(ticket.timeline())).filteredOn("tagged"::equals).hasSize(2);
    assertThatThrownBy(() -> tags.set(ticket.timeline(), List.of(" "), house.ana))
        .isInstanceOf(Refusal.Invalid.class);
  }
}
