package dev.guiche.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.conversation.ConversationState;
import dev.guiche.conversation.Outcome;
import dev.guiche.database.TestDatabase;
import dev.guiche.knowledge.Article;
import dev.guiche.knowledge.Articles;
import dev.guiche.knowledge.Wording;
import dev.guiche.ticket.PaperChannel;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("TS-2")
class ReadingTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  private static TriageHouse house;
  private static Articles articles;
  private static Article cancelling;

  @BeforeAll
  static void open() {
    house = new TriageHouse(db.database());
    articles = new Articles(db.database());
    cancelling =
        known("Cancelar uma NF-e autorizada", "Abra a nota e peça o cancelamento em 24 horas.");
    known("Imprimir etiquetas de gôndola", "Escolha os produtos e o modelo da etiqueta.");
  }

  private static Article known(String title, String body) {
    var by = house.writer();
    var draft = articles.create("pt-BR", new Wording(title, "Fiscal", body), by);
    return articles.publish(draft.id(), by).orElseThrow();
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static TriageHouse.Person doubting(PaperChannel channel) {
    return house
        .person(channel)
        .says("oi")
        .says("Dúvida")
        .says("como cancelo nota fiscal eletronica");
  }

  private static Article.Use use() {
    return articles.find(cancelling.id()).orElseThrow().use();
  }

  static Stream<PaperChannel> everyChannel() {
    return Stream.of(house.bot, house.zap, house.site);
  }

  @ParameterizedTest
  @MethodSource("everyChannel")
  void anArticleThatHelpsSparesTheTalk(PaperChannel channel) {
    var before = use();
    var person = doubting(channel);
    var offer = person.reads(3);
    assertThat(offer.text())
        .contains("https://casa.example" + cancelling.path(), "Resolveu a sua dúvida?")
        .doesNotContain("etiquetas");
    if (channel.hasButtons()) {
      assertThat(offer.choices()).containsExactly("Sim, resolveu", "Não, quero continuar");
    } else {
      assertThat(offer.text()).endsWith("1 - Sim, resolveu\n2 - Não, quero continuar");
    }
    person.says("1");
    assertThat(person.talk().outcome()).isEqualTo(Outcome.SOLVED);
    assertThat(use().offered()).isEqualTo(before.offered() + 1);
    assertThat(use().solved()).isEqualTo(before.solved() + 1);
  }

  @ParameterizedTest
  @MethodSource("everyChannel")
  void whoeverItDoesNotHelpGoesOnAlongTheTree(PaperChannel channel) {
    var before = use();
    var person = doubting(channel).says("Não, quero continuar");
    assertThat(person.reads(4).text()).startsWith("Como prefere continuar?");
    assertThat(use().solved()).isEqualTo(before.solved());
    person.says("Abrir um chamado");
    assertThat(person.talk().outcome()).isEqualTo(Outcome.TICKET);
  }

  @Test
  void whatIsNotUnderstoodIsAskedTwiceMoreAndThenGoesOn() {
    var person = doubting(house.zap).says("talvez").says("hmm");
    assertThat(person.talk().state()).isEqualTo(ConversationState.TRIAGE);
    assertThat(person.reads(5).text()).startsWith("O que você leu resolveu");
    person.says("sei lá");
    assertThat(person.reads(6).text()).startsWith("Como prefere continuar?");
  }

  @Test
  void whereNothingFitsNothingIsOffered() {
    var person = house.person(house.bot).says("oi").says("Dúvida").says("vocês vendem bicicletas?");
    assertThat(person.reads(3).text()).startsWith("Como prefere continuar?");
  }

  @Test
  void aWordForAPersonStillLeaves() {
    var person = doubting(house.bot).says("atendente");
    assertThat(person.talk().state()).isEqualTo(ConversationState.QUEUED);
  }
}
