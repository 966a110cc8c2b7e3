package dev.guiche.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.conversation.EntryId;
import dev.guiche.database.Sql;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TicketWatchTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static final List<String> FACTS = new ArrayList<>();
  private static House house;
  private final String customer = UUID.randomUUID() + "@loja.example";

  private static final TicketWatch NOTEBOOK =
      new TicketWatch() {
        @Override
        public void opened(Sql tx, Ticket ticket, ConsultantId by) {
          FACTS.add("opened in " + ticket.stage().key());
        }

        @Override
        public void moved(Sql tx, Ticket ticket, Stage from, EntryId event, ConsultantId by) {
          FACTS.add("moved from " + from.key() + " to " + ticket.stage().key());
        }

        @Override
        public void answered(Sql tx, Ticket ticket, EntryId entry, ConsultantId by) {
          FACTS.add("answered");
        }

        @Override
        public void customerSpoke(Sql tx, Ticket ticket, EntryId entry) {
          FACTS.add("spoke in " + ticket.stage().key());
        }

        @Override
        public void changed(Sql tx, Ticket before, Ticket ticket, ConsultantId by) {
          FACTS.add("changed from " + before.priority() + " to " + ticket.priority());
        }
      };

  @BeforeAll
  static void open() {
    house = new House(db.database());
    house.ticketing.watch(NOTEBOOK);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @BeforeEach
  void forget() {
    FACTS.clear();
  }

  @Test
  void whoeverWatchesHearsEveryFactOnceAndInItsOrder() {
    var ticket = house.ticketOn(house.receive(Letter.from(customer, "Nota", "Erro").message()));
    var handling = house.ticketing.handling();
    handling.moveTo(ticket.id(), "atendimento", house.ana, null, null);
    house.ticketing.answering().answer(ticket.id(), house.ana, house.draft("Qual o número?"));
    house.ticketing.answering().note(ticket.id(), house.ana, house.draft("Só entre nós"));
    handling.moveTo(ticket.id(), "cliente", house.ana, null, null);
    house.receive(
        Letter.from(customer, "Re: [" + ticket.protocol() + "] Nota", "É o 12").message());
    handling.change(ticket.id(), priority(Priority.URGENT), house.ana);
    handling.change(ticket.id(), priority(Priority.URGENT), house.ana);
    assertThat(FACTS)
        .containsExactly(
            "opened in fila",
            "moved from fila to atendimento",
            "answered",
            "moved from atendimento to cliente",
            "spoke in cliente",
            "moved from cliente to atendimento",
            "changed from NORMAL to URGENT");
  }

  private static TicketChange priority(Priority priority) {
    return new TicketChange(null, null, priority, null, false);
  }

  @Test
  void whatAWatchRefusesHasNotHappened() {
    var ticket = house.ticketOn(house.receive(Letter.from(customer, "Nota", "Erro").message()));
    house.ticketing.watch(
        new TicketWatch() {
          @Override
          public void answered(Sql tx, Ticket answered, EntryId entry, ConsultantId by) {
            if (answered.id().equals(ticket.id())) {
              throw new IllegalStateException("No");
            }
          }
        });
    var answering = house.ticketing.answering();
    assertThatThrownBy(() -> answering.answer(ticket.id(), house.ana, house.draft("Oi")))
        .hasMessage("No");
    assertThat(house.entries(ticket.timeline())).noneMatch(entry -> entry.text().equals("Oi"));
  }
}
