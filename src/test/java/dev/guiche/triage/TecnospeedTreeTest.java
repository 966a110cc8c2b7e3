package dev.guiche.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.Outcome;
import dev.guiche.database.TestDatabase;
import dev.guiche.knowledge.Articles;
import dev.guiche.knowledge.Wording;
import dev.guiche.ticket.PaperChannel;
import dev.guiche.triage.TriageHouse.Person;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tree of the consultancy that ships, on each channel. */
@Tag("TS-1")
class TecnospeedTreeTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  private static TriageHouse house;

  @BeforeAll
  static void open() {
    house = new TriageHouse(db.database(), "tecnospeed.yml");
    var articles = new Articles(db.database());
    var by = house.writer();
    var body = "Abra a nota e peça o cancelamento em 24 horas.";
    var draft =
        articles.create("pt-BR", new Wording("Cancelar uma NF-e autorizada", "Fiscal", body), by);
    articles.publish(draft.id(), by).orElseThrow();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  static Stream<PaperChannel> everyChannel() {
    return Stream.of(house.bot, house.zap, house.site);
  }

  private static Walker entered(PaperChannel channel) {
    return new Walker(house.person(channel))
        .says("e-mail do seu cadastro", "joana@softwarehouse.example")
        .picks("qual produto", "Emissor")
        .picks("qual documento", "NF-e");
  }

  private static Walker doubting(PaperChannel channel) {
    return entered(channel)
        .picks("dúvida ou um problema", "Dúvida")
        .says("Descreva a sua dúvida", "como cancelo nota fiscal eletronica")
        .picks("Cancelar uma NF-e autorizada", "Não, quero continuar");
  }

  private record Made(String title, String category, String fields) {}

  private static Made ticketOf(Person person) {
    assertThat(person.talk().outcome()).isEqualTo(Outcome.TICKET);
    return db.database()
        .one(
            """
            select t.title, t.category, t.fields::text as fields from ticket t
            join ticket_conversation x on x.ticket_id = t.id where x.conversation_id = $1
            """,
            row -> new Made(row.text("title"), row.text("category"), row.text("fields")),
            person.talk().id());
  }

  @ParameterizedTest
  @MethodSource("everyChannel")
  @Tag("TS-2")
  void aDoubtReadsAndThenBecomesATicketWithWhatWasAnswered(PaperChannel channel) {
    var walker = doubting(channel).picks("prefere continuar", "Criar um ticket");
    var made = ticketOf(walker.person);
    assertThat(made.title()).isEqualTo("como cancelo nota fiscal eletronica");
    assertThat(made.category()).isEqualTo("duvida");
    assertThat(made.fields())
        .contains("\"produto\": \"Emissor\"", "\"documento\": \"NF-e\"")
        .doesNotContain("ambiente");
  }

  @ParameterizedTest
  @MethodSource("everyChannel")
  @Tag("TS-2")
  @Tag("TS-8")
  void orItBecomesAChatWithAConsultant(PaperChannel channel) {
    var walker = doubting(channel).picks("prefere continuar", "Conversar com um consultor");
    assertThat(walker.next()).contains("fila do setor Consultoria");
    assertThat(walker.person.talk().state()).isEqualTo(ConversationState.QUEUED);
    assertThat(Answers.of(db.database(), walker.person.talk().id()))
        .extracting(Answered::field)
        .containsExactly("email", "produto", "documento", "motivo", "duvida", "caminho");
  }

  @ParameterizedTest
  @MethodSource("everyChannel")
  @Tag("TS-3")
  void aProblemInProductionComesToAConsultantBeforeAllOthers(PaperChannel channel) {
    var walker =
        entered(channel)
            .picks("dúvida ou um problema", "Problema")
            .picks("ambiente", "Produção")
            .says("Descreva o problema", "Rejeição 539 em todas as notas");
    assertThat(walker.next()).contains("fila do setor Consultoria");
    assertThat(walker.person.talk().priority()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("everyChannel")
  @Tag("TS-3")
  void aProblemInTestingBecomesATicketOfThatEnvironment(PaperChannel channel) {
    var walker =
        entered(channel)
            .picks("dúvida ou um problema", "Problema")
            .picks("ambiente", "Homologação")
            .says("Descreva o problema", "Rejeição 215 no retorno");
    var made = ticketOf(walker.person);
    assertThat(made.title()).isEqualTo("Rejeição 215 no retorno");
    assertThat(made.category()).isEqualTo("problema");
    assertThat(made.fields()).contains("\"ambiente\": \"homologacao\"");
  }

  @Test
  void whoHasLoggedInIsNotAskedWhoTheyAre() {
    var first = house.person(house.site).says("oi").says("rui@sw.example").says("atendente");
    first.reads(3);
    db.database()
        .update(
            "update conversation set state = 'closed', outcome = 'abandoned', closed_at = now()"
                + " where id = $1",
            first.talk().id());
    first.says("oi de novo");
    assertThat(first.reads(4).text()).startsWith("Sobre qual produto");
    assertThat(Answers.of(db.database(), first.talk().id()))
        .extracting(Answered::answer)
        .containsExactly("rui@sw.example");
  }
}
