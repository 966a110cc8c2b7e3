package dev.guiche.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.guiche.config.InvalidConfig;
import dev.guiche.conversation.Entry;
import dev.guiche.database.Database;
import dev.guiche.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A workflow changes while tickets live in it. */
class SuccessionTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private static final String BEFORE =
      """
      organization: {name: Casa}
      desks: {suporte: {workflow: meu}}
      workflows:
        meu:
          extends: padrao
          stages:
            em-atendimento: {next: [teste, aguardando-cliente, analise-interna, resolvido]}
            teste: {label: Em teste, next: resolvido}
          categories: {projeto: {label: Projeto, priority: low}}
      """;

  @TempDir Path folder;
  private Database database;

  @BeforeEach
  void clean() {
    database = db.database();
    database.update("delete from workflow_shape");
    database.update("update ticket set stage = 'aberto', category = 'duvida', workflow = 'padrao'");
  }

  private House house(String yaml) throws IOException {
    return new House(database, Files.writeString(folder.resolve("channels.yml"), yaml));
  }

  private static String after(String successors) {
    return """
    organization: {name: Casa}
    desks: {suporte: {workflow: meu}}
    workflows:
      meu: {extends: padrao, successors: {%s}}
    """
        .formatted(successors);
  }

  private TicketId inTest(String category) throws IOException {
    try (var house = house(BEFORE)) {
      house.ticketing.succession().run(Locale.ENGLISH);
      var opening = house.ticketing.opening();
      var contact = opening.contact(UUID.randomUUID() + "@cliente.example", "Maria");
      var wish = new NewTicket(contact, house.desk("suporte"), "Pedido", "", category, null);
      var id = opening.open(wish, house.ana).id();
      house.ticketing.handling().moveTo(id, Move.to("em-atendimento"), house.ana);
      house.ticketing.handling().moveTo(id, Move.to("teste"), house.ana);
      return id;
    }
  }

  @Test
  void aTicketInAStageThatIsGoneMovesToItsSuccessorOnRecord() throws IOException {
    var id = inTest("projeto");
    try (var house = house(after("teste: em-atendimento, projeto: solicitacao"))) {
      house.ticketing.succession().run(Locale.ENGLISH);
      var ticket = house.ticket(id);
      assertThat(ticket.stage().key()).isEqualTo("em-atendimento");
      assertThat(ticket.lastVisibleStage().key()).isEqualTo("em-atendimento");
      assertThat(ticket.category().key()).isEqualTo("solicitacao");
      assertThat(house.entries(ticket.timeline()))
          .filteredOn(entry -> entry.event() != null && entry.event().has("succeeded"))
          .extracting(Entry::visible)
          .containsExactly(true, false);
      house.ticketing.succession().run(Locale.ENGLISH);
      assertThat(house.events(ticket.timeline())).containsOnlyOnce("reclassified");
      house.ticketing.handling().moveTo(id, "resolvido", house.ana, "Feito", null);
    }
  }

  @Test
  void withoutASuccessorTheStartIsRefusedAndNothingIsTouched() throws IOException {
    var id = inTest("projeto");
    try (var house = house(after("projeto: duvida"))) {
      var refused =
          catchThrowableOfType(
              InvalidConfig.class, () -> house.ticketing.succession().run(Locale.ENGLISH));
      assertThat(refused.problems()).hasSize(1);
      assertThat(refused)
          .hasMessageContaining("channels.yml:4: workflows.meu")
          .hasMessageContaining("1 ticket")
          .hasMessageContaining("teste")
          .hasMessageContaining("successors");
      assertThat(stage(id)).isEqualTo("teste");
      assertThat(category(id)).isEqualTo("projeto");
    }
  }

  @Test
  void whatHasEndedIsNotBegunAgain() throws IOException {
    var id = inTest("duvida");
    database.update("update ticket set closed_at = now() where id = $1", id);
    try (var house = house(after("teste: aberto"))) {
      assertThat(
              catchThrowableOfType(
                  InvalidConfig.class, () -> house.ticketing.succession().run(Locale.ENGLISH)))
          .isNotNull();
    }
    try (var house = house(after("teste: resolvido"))) {
      house.ticketing.succession().run(Locale.ENGLISH);
      assertThat(house.ticket(id).stage().key()).isEqualTo("resolvido");
    }
  }

  @Test
  void aWorkflowThatHasGoneLeavesItsTicketsToThatOfTheDesk() throws IOException {
    var id = inTest("duvida");
    database.update("update ticket set stage = 'em-atendimento' where id = $1", id);
    try (var house = house("organization: {name: Casa}\ndesks: {suporte: {workflow: padrao}}\n")) {
      house.ticketing.succession().run(Locale.ENGLISH);
      assertThat(house.ticket(id).workflow()).isEqualTo("padrao");
      assertThat(house.ticket(id).stage().key()).isEqualTo("em-atendimento");
    }
  }

  private String stage(TicketId id) {
    return database.one("select stage from ticket where id = $1", row -> row.text("stage"), id);
  }

  private String category(TicketId id) {
    return database.one(
        "select category from ticket where id = $1", row -> row.text("category"), id);
  }
}
