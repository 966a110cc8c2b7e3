package dev.guiche.ticket.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.conversation.EntryKind;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import dev.guiche.sandbox.telegram.TelegramPhone;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a desk's group reads, and what comes of its button. */
class GroupTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static GroupHouse house;
  private static ConsultantId ana;
  private static ConsultantId rui;
  private static ConsultantId bia;
  private static TelegramPhone ruisPhone;
  private static TelegramPhone biasPhone;

  @BeforeAll
  static void open() {
    house = new GroupHouse(db.database());
    ana = house.consultant("Ana", "suporte");
    rui = house.consultant("Rui", "financeiro", "comercial");
    bia = house.consultant("Bia", "financeiro", "comercial");
    ruisPhone = house.phoneOf(rui, "Rui");
    biasPhone = house.phoneOf(bia, "Bia");
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  @Tag("IN-21")
  void aTicketForADeskIsAnnouncedInItsGroupWithNothingOfTheCustomer() {
    var talk = house.chat(house.bot.phone("Maria"), "Meu boleto não chegou");
    var ticket = house.escalate(talk, "Boleto da loja", "financeiro", ana);
    var read = house.announced(house.finance, ticket.protocol().value());
    assertThat(read.text())
        .isEqualTo(
            """
            Novo chamado %s · Financeiro
            Dúvida · prioridade normal
            https://casa.example/panel/#/chamados/%d\
            """
                .formatted(ticket.protocol(), ticket.id().value()));
    assertThat(read.buttons()).containsExactly("Pegar");
    assertThat(house.newest(house.sales, ticket.protocol().value())).isNull();
  }

  @Test
  @Tag("IN-21")
  void whatTheDeskAllowsIsSaidToo() {
    var talk = house.chat(house.bot.phone("Joana"), "Quero o plano maior");
    house.database.update(
        """
        with k as (insert into company (name) values ('Loja Azul') returning id)
        update contact set company_id = k.id from k where contact.id = $1
        """,
        talk.contact());
    var ticket = house.escalate(talk, "Mudança de plano", "comercial", ana);
    assertThat(house.announced(house.sales, ticket.protocol().value()).text())
        .contains("\nMudança de plano\nJoana · Loja Azul\nhttps://");
  }

  @Test
  @Tag("IN-21")
  void theAnnouncementStandsOnTheTimelineAndIsNeverTheCustomers() {
    var talk = house.chat(house.bot.phone("Lia"), "Oi");
    var ticket = house.escalate(talk, "Nota", "financeiro", ana);
    house.announced(house.finance, ticket.protocol().value());
    assertThat(house.entries(ticket.timeline()))
        .filteredOn(e -> e.kind() == EntryKind.EVENT && e.event() != null)
        .filteredOn(e -> e.event().path("type").asText().equals("announced"))
        .singleElement()
        .satisfies(e -> assertThat(e.visible()).isFalse());
  }

  @Test
  @Tag("IN-21")
  void whoPressesFirstHasItAndTheOthersHearWho() {
    var talk = house.chat(house.bot.phone("Caio"), "Oi");
    var ticket = house.escalate(talk, "Cobrança", "financeiro", ana);
    var read = house.announced(house.finance, ticket.protocol().value());
    assertThat(house.told(house.finance.presses(ruisPhone, read.id(), "Pegar")))
        .isEqualTo("É seu. Bom atendimento!");
    assertThat(house.ticket(ticket.id()).assignee()).isEqualTo(rui);
    await()
        .untilAsserted(
            () -> {
              var now = house.newest(house.finance, ticket.protocol().value());
              assertThat(now.text()).endsWith("✔ Rui está com este caso.");
              assertThat(now.buttons()).isEmpty();
            });
    assertThat(house.told(house.finance.pressesLate(biasPhone, read.id())))
        .isEqualTo("Rui já pegou este caso.");
    assertThat(house.ticket(ticket.id()).assignee()).isEqualTo(rui);
  }

  @Test
  @Tag("IN-21")
  void ofManyWhoPressAtOnceOneHasIt() throws Exception {
    var talk = house.chat(house.bot.phone("Davi"), "Oi");
    var ticket = house.escalate(talk, "Cobrança", "financeiro", ana);
    var handling = house.ticketing.handling();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<ConsultantId>> presses =
          List.of(
              () -> handling.takeFree(ticket.id(), rui).assignee(),
              () -> handling.takeFree(ticket.id(), bia).assignee(),
              () -> handling.takeFree(ticket.id(), rui).assignee(),
              () -> handling.takeFree(ticket.id(), bia).assignee());
      var held = threads.invokeAll(presses).stream().map(f -> f.resultNow()).distinct().toList();
      assertThat(held).hasSize(1);
    }
    assertThat(house.entries(ticket.timeline()))
        .filteredOn(e -> e.event() != null && e.event().path("type").asText().equals("assigned"))
        .hasSize(1);
  }

  @Test
  @Tag("IN-21")
  void whoIsNotOfTheDeskOrNotKnownIsToldSoKindly() {
    var talk = house.chat(house.bot.phone("Edu"), "Oi");
    var ticket = house.escalate(talk, "Cobrança", "financeiro", ana);
    var read = house.announced(house.finance, ticket.protocol().value());
    var anasPhone = house.phoneOf(ana, "Ana");
    assertThat(house.told(house.finance.presses(anasPhone, read.id(), "Pegar")))
        .contains("setor Financeiro");
    assertThat(house.told(house.finance.presses(house.bot.phone("Zé"), read.id(), "Pegar")))
        .contains("Ajustes, Telegram");
    assertThat(house.ticket(ticket.id()).assignee()).isNull();
  }

  @Test
  @Tag("IN-7")
  @Tag("IN-21")
  void aTransferredChatIsAnnouncedAndTakenToo() {
    var talk = house.chat(house.bot.phone("Nina"), "Quero comprar");
    house.handover.transfer(talk.id(), ana, house.desk("comercial"), null);
    var read = house.announced(house.sales, talk.protocol().value());
    assertThat(read.text())
        .isEqualTo(
            """
            Atendimento %s · Ana transferiu para Comercial
            Nina
            https://casa.example/panel/#/atendimentos/%d\
            """
                .formatted(talk.protocol(), talk.id().value()));
    assertThat(house.told(house.sales.presses(biasPhone, read.id(), "Pegar"))).startsWith("É seu");
    assertThat(house.conversation(talk.id()).consultant()).isEqualTo(bia);
  }

  @Test
  @Tag("IN-21")
  void whatIsSaidInAGroupIsNoConversation() {
    house.finance.writes(ruisPhone, "Alguém viu este?");
    var after = house.chat(house.bot.phone("Olga"), "Cheguei depois");
    assertThat(after.protocol()).isNotNull();
    assertThat(
            house.database.list(
                "select 1 as n from entry where text = 'Alguém viu este?'", row -> 1))
        .isEmpty();
    assertThat(house.database.list("select 1 as n from quarantine", row -> 1)).isEmpty();
  }

  @Test
  @Tag("IN-21")
  void aCodeLinksAnAccountOnceAndIsNoCustomersWord() {
    var eva = house.consultant("Eva", "financeiro");
    var phone = house.bot.phone("Eva");
    var code = house.links.begin(eva).code();
    phone.writes("/vincular " + code.toLowerCase(java.util.Locale.ROOT));
    await().until(() -> !phone.reads().isEmpty());
    assertThat(phone.reads().getLast().text()).startsWith("Pronto, Eva!");
    assertThat(house.links.of(eva)).isNotNull();
    phone.writes("/vincular " + code);
    await().until(() -> phone.reads().size() == 2);
    assertThat(phone.reads().getLast().text()).contains("Esse código não vale");
    house.links.unlink(eva);
    assertThat(house.links.whose(phone.chat())).isEmpty();
    assertThat(
            house.database.list("select 1 as n from entry where text like '/vincular%'", row -> 1))
        .isEmpty();
  }

  @Test
  @Tag("IN-21")
  void aGroupThatThrewTheBotOutIsAFailureThatConsultantsSee() {
    house.sales.throwsTheBotOut();
    var talk = house.chat(house.bot.phone("Pia"), "Oi");
    var ticket = house.escalate(talk, "Plano", "comercial", ana);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        house.database.list(
                            """
                            select d.reason from delivery d join entry e on e.id = d.entry_id
                            where d.timeline_id = $1 and d.status = 'failed' and not e.visible
                            """,
                            row -> row.text("reason"),
                            ticket.timeline()))
                    .containsExactly("O robô foi tirado do grupo."));
    house.sales.takesTheBotBack();
  }
}
