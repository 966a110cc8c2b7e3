package dev.guiche.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Outcome;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import dev.guiche.ticket.ByCustomer;
import dev.guiche.ticket.House;
import dev.guiche.ticket.Ticket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What programs are told, and that they are told all of it, once, in order. */
class TellingTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  static HookHouse hooks;
  static House house;
  static ConsultantId boss;

  @BeforeAll
  static void open() {
    hooks = new HookHouse(db.database());
    house = hooks.house;
    boss = house.consultant("Sônia", "supervisor");
  }

  @AfterAll
  static void close() {
    hooks.close();
  }

  private static Conversation talk(String text) {
    return house.chat("cliente-" + UUID.randomUUID(), text);
  }

  private static String protocol(Conversation talk) {
    return talk.protocol().value();
  }

  private static Ticket escalated(Conversation talk) {
    house.talk.say(talk.id(), house.ana, house.draft("Vou ver com a SEFAZ."));
    return house.escalation.escalate(talk.id(), House.order("Nota parada", null), house.ana);
  }

  @Test
  void aTalkAndTheTicketThatItBecomesAreToldInTheirOrder() {
    var talk = talk("a nota não sai");
    var ticket = escalated(talk);
    var handling = house.ticketing.handling();
    handling.moveTo(ticket.id(), "analise", boss, null, null);
    handling.moveTo(ticket.id(), "atendimento", house.ana, null, null);
    handling.moveTo(ticket.id(), "finalizado", house.ana, "Certificado renovado", null);
    house.ticketing.byCustomer().rate(ticket.id(), ticket.contact(), 5, "ótimo");
    await()
        .until(() -> hooks.outside.typesAbout(ticket.protocol().value()).contains("rating.given"));
    await().until(() -> hooks.outside.typesAbout(protocol(talk)).contains("conversation.closed"));
    assertThat(hooks.outside.typesAbout(protocol(talk)))
        .startsWith(
            "conversation.opened", "message.received", "conversation.assigned", "message.sent");
    var moved = only(hooks.outside.about(ticket.protocol().value()), "ticket.moved");
    assertThat(moved.at("/data/move").toString())
        .isEqualTo("{\"from\":\"fila\",\"to\":\"atendimento\"}");
    assertThat(hooks.outside.typesAbout(ticket.protocol().value()))
        .containsSubsequence("ticket.opened", "ticket.moved", "ticket.closed", "rating.given")
        .containsOnlyOnce("ticket.moved");
    await()
        .until(() -> hooks.inside.typesAbout(ticket.protocol().value()).contains("rating.given"));
    assertThat(hooks.inside.typesAbout(ticket.protocol().value()))
        .containsSubsequence(
            "ticket.opened", "ticket.moved", "ticket.moved", "ticket.closed", "rating.given");
  }

  @Test
  void aTicketIsToldWithItsKeysAndAsItsCustomerSeesIt() {
    var ticket = escalated(talk("socorro"));
    house.ticketing.answering().answer(ticket.id(), house.ana, house.draft("Estamos quase lá."));
    house.ticketing.handling().moveTo(ticket.id(), "analise", boss, null, null);
    var word =
        new ByCustomer.Said("e então?", List.of(), UUID.randomUUID().toString(), Locale.ROOT);
    house.ticketing.byCustomer().answer(ticket.id(), ticket.contact(), word);
    var protocol = ticket.protocol().value();
    await().until(() -> hooks.outside.typesAbout(protocol).contains("message.received"));
    var told = hooks.outside.about(protocol).getLast().json();
    assertThat(told.get("version").asInt()).isEqualTo(1);
    assertThat(told.at("/data/ticket/desk/key").asText()).isEqualTo("suporte");
    assertThat(told.at("/data/ticket/stage/key").asText()).isEqualTo("fila");
    assertThat(told.at("/data/message/from").asText()).isEqualTo("customer");
    var message = only(hooks.outside.about(protocol), "message.sent").at("/data/message");
    assertThat(message.get("text").asText()).isEqualTo("Estamos quase lá.");
    assertThat(message.get("from").asText()).isEqualTo("consultant");
    assertThat(told.at("/data/contact/name").asText()).isEqualTo("Maria Silva");
    assertThat(told.at("/data/ticket/internal").isMissingNode()).isTrue();
    await().until(() -> hooks.inside.typesAbout(protocol).contains("message.received"));
    var known = hooks.inside.about(protocol).getLast().json();
    assertThat(known.at("/data/ticket/stage/key").asText()).isEqualTo("fila");
    assertThat(known.at("/data/ticket/internal/stage/key").asText()).isEqualTo("analise");
    assertThat(known.at("/data/ticket/internal/why").asText()).isEqualTo("Depende da SEFAZ");
  }

  private static JsonNode only(List<Receiver.Letter> letters, String type) {
    return letters.stream().filter(l -> l.type().equals(type)).findFirst().orElseThrow().json();
  }

  @Test
  void aNoteIsToldOnlyWithinTheHouse() {
    var talk = talk("oi");
    house.talk.note(talk.id(), house.ana, house.draft("cliente difícil"));
    house.talk.say(talk.id(), house.ana, house.draft("Olá!"));
    await().until(() -> hooks.inside.typesAbout(protocol(talk)).contains("message.sent"));
    assertThat(hooks.inside.typesAbout(protocol(talk))).contains("note.written");
    await().until(() -> hooks.outside.typesAbout(protocol(talk)).contains("message.sent"));
    assertThat(hooks.outside.typesAbout(protocol(talk))).doesNotContain("note.written");
  }

  /** Ten lines that every receiver could write; the documentation shows the same. */
  private static String expected(Receiver.Letter letter) throws Exception {
    var secret = Base64.getDecoder().decode("MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz");
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    var signed = letter.id() + "." + letter.timestamp() + "." + letter.body();
    var signature = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(signature);
  }

  @Test
  void everyLetterIsSignedOverItsIdItsTimeAndItsBody() throws Exception {
    var talk = talk("assine aqui: ação, emoção 🙂");
    await().until(() -> hooks.outside.typesAbout(protocol(talk)).contains("message.received"));
    for (var letter : hooks.outside.about(protocol(talk))) {
      assertThat(letter.signature()).isEqualTo(expected(letter));
      assertThat(letter.json().get("id").asText()).isEqualTo(letter.id());
    }
  }

  @Test
  void manyWordsOfOneTalkComeInTheirOrder() {
    var who = "apressado-" + UUID.randomUUID();
    var words = IntStream.range(0, 60).mapToObj(n -> "palavra " + n).toList();
    words.forEach(word -> house.chat(who, word));
    var protocol = protocol(house.chat(who, "fim"));
    await().until(() -> hooks.outside.about(protocol).size() >= 62);
    assertThat(hooks.outside.about(protocol))
        .filteredOn(letter -> letter.type().equals("message.received"))
        .extracting(letter -> letter.json().at("/data/message/text").asText())
        .startsWith(words.toArray(String[]::new))
        .endsWith("fim");
  }

  @Test
  void whatIsCommittedLateIsToldToo() throws Exception {
    var late = talk("primeiro");
    var early = talk("depois");
    var written = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var slow =
        Thread.ofVirtual()
            .start(
                () ->
                    db.database()
                        .inTransaction(
                            tx -> {
                              var said = NewEntry.notice(null, "com calma", null);
                              Timelines.add(tx, late.timeline(), said);
                              written.countDown();
                              awaited(go);
                              return null;
                            }));
    written.await();
    house.talk.say(early.id(), house.ana, house.draft("com pressa"));
    await().until(() -> hooks.outside.typesAbout(protocol(early)).contains("message.sent"));
    go.countDown();
    slow.join();
    await().until(() -> hooks.outside.typesAbout(protocol(late)).contains("message.sent"));
    assertOnce(hooks.outside);
  }

  @Test
  void anOldEntryThatIsTouchedIsNoNews() {
    var talk = talk("antigo");
    await().until(() -> hooks.outside.typesAbout(protocol(talk)).contains("message.received"));
    db.database().update("delete from webhook_delivery where timeline_id = $1", talk.timeline());
    var entry = house.entries(talk.timeline()).getFirst().id();
    db.database()
        .inTransaction(
            tx -> {
              Timelines.touch(tx, entry);
              return null;
            });
    house.ending.close(talk.id(), house.ana, Outcome.ABANDONED, null, null, true);
    await().until(() -> hooks.outside.typesAbout(protocol(talk)).contains("conversation.closed"));
    assertOnce(hooks.outside);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException asked) {
      throw new IllegalStateException(asked);
    }
  }

  private static void assertOnce(Receiver receiver) {
    var ids = receiver.letters.stream().map(Receiver.Letter::id).toList();
    assertThat(ids).hasSameSizeAs(new HashSet<>(ids));
  }
}
