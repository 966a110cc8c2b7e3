package dev.guiche.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.webhook.Receiver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a talk when it is over, is gone on with elsewhere, or is told to a program. */
class CareWalkIT {
  @RegisterExtension static final Firm firm = new Firm("cuidado.yml", "whatsapp");

  private static Colleague ana;
  private static int guests;

  @BeforeAll
  static void moveIn() {
    ana = firm.hire("Ana Lima", "consultant");
  }

  /** How a customer comes. */
  enum Way {
    TELEGRAM,
    WHATSAPP,
    SITE,
    MAIL;

    Guest guest() {
      String name = "Cliente " + ++guests;
      return switch (this) {
        case TELEGRAM -> firm.telegram(name);
        case WHATSAPP -> firm.whatsApp("whatsapp", name, guests);
        case SITE -> firm.site("site", name);
        case MAIL -> new MailChat(firm.mail(name, "cliente" + guests + "@loja.example"));
      };
    }
  }

  /** Somebody whom Ana answers. */
  private static long served(Guest guest) {
    var words = "Bom dia, sou o cliente " + guests + ".";
    guest.writes(words);
    long talk = ana.takes(words);
    says(talk, "Vejo já com você.");
    guest.gets("Vejo já com você.");
    return talk;
  }

  private static void says(long talk, String words) {
    ana.does("conversations/" + talk + "/messages", Colleague.draft(words));
  }

  private static void isSolved(long talk) {
    var end = Map.of("outcome", "solved", "solution", "Explicado.", "withoutEmail", true);
    ana.does("conversations/" + talk + "/close", end);
  }

  private static List<String> said(long talk) {
    return ana.get("conversations/" + talk + "/entries").get("items").findValuesAsText("text");
  }

  private static String protocol(long talk) {
    return ana.get("conversations/" + talk).get("protocol").asText();
  }

  private static JsonNode ticketOf(long talk, String title) {
    var wish = Map.of("title", title, "reason", "Depende da fábrica", "withoutEmail", true);
    return ana.does("conversations/" + talk + "/escalate", wish);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("IN-18")
  void whoIsHelpedIsAskedForAGradeAndAnOddAnswerIsAskedAgain(Way way) {
    var guest = way.guest();
    long talk = served(guest);
    isSolved(talk);
    var stars = guest.hears("Como foi o atendimento").options();
    assertThat(stars).hasSize(way == Way.TELEGRAM || way == Way.SITE ? 5 : 0);
    guest.writes("9");
    guest.says("A nota vai de 1 (péssimo) a 5 (ótimo)", "4");
    guest.says("Obrigado pela nota!", "Rápido e gentil.");
    guest.gets("Seu comentário está guardado");
    assertThat(told(talk, "rating.given").json().at("/data/rating/stars").asInt()).isEqualTo(4);
    assertThat(said(talk)).contains("Rápido e gentil.");
    assertThat(ana.get("conversations/" + talk).get("state").asText()).isEqualTo("closed");
  }

  @ParameterizedTest
  @EnumSource(names = {"TELEGRAM", "WHATSAPP"})
  @Tag("IN-7")
  void whoComesBackIsAskedOnceWhetherItIsAboutTheirTicket(Way way) {
    var guest = way.guest();
    var ticket = ticketOf(served(guest), "Nota rejeitada");
    var protocol = ticket.get("protocol").asText();
    guest.gets(protocol);
    guest.writes("Alguma novidade da nota?");
    guest.picks("É sobre o chamado " + protocol + " (Nota rejeitada)?", "Sim");
    guest.gets("Anotado no chamado " + protocol);
    assertThat(ana.texts(ticket.get("id").asLong())).endsWith("Alguma novidade da nota?");
  }

  @Test
  @Tag("IN-7")
  void aReplyToTheTicketsOwnMessageGoesToItUnasked() {
    var guest = firm.telegram("Cliente " + ++guests);
    var ticket = ticketOf(served(guest), "Danfe cortado");
    long id = ticket.get("id").asLong();
    var protocol = ticket.get("protocol").asText();
    guest.gets(protocol);
    int about =
        guest.phone().reads().stream()
            .filter(message -> message.text().contains(protocol))
            .findFirst()
            .orElseThrow()
            .id();
    // People read first; until then Telegram's answer, with the message's number, is here.
    await().until(() -> ana.entries(id).stream().anyMatch(entry -> isSent(entry, protocol)));
    int before = guest.reads().size();
    guest.phone().replies(about, "Voltou a cortar.");
    await().untilAsserted(() -> assertThat(ana.texts(id)).contains("Voltou a cortar."));
    assertThat(guest.reads()).hasSize(before);
  }

  private static boolean isSent(JsonNode entry, String words) {
    return entry.path("text").asText().contains(words)
        && entry.at("/delivery/status").asText().equals("sent");
  }

  @Test
  void aVisitorWhoIsGoneGetsTheAnswerByMailAndGoesOnThere() {
    var visitor = firm.site("site", "Cliente " + ++guests);
    long talk = served(visitor);
    var box = firm.mail("Vera", "vera@loja.example");
    long person = ana.get("conversations/" + talk).at("/contact/id").asLong();
    ana.changes("contacts/" + person, Map.of("name", "Vera", "email", box.address()));
    visitor.visitor().close();
    says(talk, "É o certificado.");
    firm.pass(Duration.ofMinutes(6));
    var mail = box.gets("É o certificado.", protocol(talk));
    box.answers(mail, "Renovei, funcionou!");
    await().untilAsserted(() -> assertThat(said(talk)).contains("Renovei, funcionou!"));
    says(talk, "Que bom!");
    firm.pass(Duration.ofMinutes(6));
    assertThat(box.gets("Que bom!").text()).doesNotContain("É o certificado.");
  }

  @Test
  void aProgramThatFailsHearsEverythingOnceItIsWellAndInOrder() {
    firm.program.mood = Receiver.status(503);
    try {
      var guest = firm.telegram("Cliente " + ++guests);
      long talk = served(guest);
      var protocol = protocol(talk);
      await().until(() -> hook().get("failingSince") != null);
      assertThat(firm.program.about(protocol)).isEmpty();
      isSolved(talk);
      guest.says("Como foi o atendimento", "5");
      guest.gets("Obrigado pela nota!");
      firm.program.mood = Receiver.status(204);
      firm.pass(Duration.ofMinutes(10));
      told(talk, "rating.given");
      assertThat(firm.program.typesAbout(protocol))
          .containsSubsequence(
              "conversation.opened",
              "message.received",
              "conversation.assigned",
              "message.sent",
              "conversation.closed",
              "rating.given");
      assertThat(firm.program.about(protocol))
          .extracting(Receiver.Letter::id)
          .doesNotHaveDuplicates();
    } finally {
      firm.program.mood = Receiver.status(204);
    }
  }

  /** What the program was told, once it was. */
  private static Receiver.Letter told(long talk, String type) {
    var protocol = protocol(talk);
    return await(type)
        .atMost(Steps.PATIENCE)
        .until(
            () ->
                firm.program.about(protocol).stream()
                    .filter(letter -> letter.type().equals(type))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private static JsonNode hook() {
    return firm.admin().get("webhooks").get("items").get(0);
  }
}
