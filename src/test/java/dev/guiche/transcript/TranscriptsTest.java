package dev.guiche.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.InboundAttachment;
import dev.guiche.channel.OutboundAttachment;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.ReplyMarker;
import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.NewEntry;
import dev.guiche.conversation.Outcome;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.Timelines;
import dev.guiche.database.TestDatabase;
import dev.guiche.ticket.House;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("DC-4")
class TranscriptsTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static House house;

  @BeforeAll
  static void open() {
    house = new House(db.database());
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static String somebody() {
    return UUID.randomUUID().toString().substring(0, 8) + "@loja.example";
  }

  private static void end(Conversation talk, String email) {
    house.ending.close(talk.id(), house.ana, Outcome.SOLVED, "Explicado", email, email == null);
  }

  private static OutboundMessage transcript(Conversation talk, String email) {
    end(talk, email);
    return house.mailsTo(email, 1).getLast();
  }

  @Test
  void aClosedTalkGoesOutInBothFormsAndTheCustomerIsTold() {
    var talk = house.chat("fim", "Como emito <b>nota</b>?\nÉ urgente & sério");
    house.talk.say(talk.id(), house.ana, house.draft("Pelo menu Notas"));
    var email = somebody();
    var mail = transcript(talk, email);
    assertThat(mail.text())
        .contains("Como emito <b>nota</b>?", "Ana · ", "Pelo menu Notas", "Maria Silva · ");
    assertThat(mail.html())
        .contains("Como emito &lt;b&gt;nota&lt;/b&gt;?<br>", "É urgente &amp; sério")
        .contains("Pelo menu Notas")
        .doesNotContain("<b>nota");
    assertThat(mail.text().indexOf("Como emito")).isLessThan(mail.text().indexOf("Pelo menu"));
    assertThat(mail.mail().automatic()).isTrue();
    assertThat(mail.mail().subject()).contains(talk.protocol().value());
    assertThat(mail.text().lines().findFirst())
        .hasValueSatisfying(line -> assertThat(ReplyMarker.marks(line)).isTrue());
    assertThat(house.events(talk.timeline())).contains("transcript");
    await()
        .untilAsserted(
            () ->
                assertThat(house.bot.sent)
                    .anySatisfy(
                        said -> assertThat(said.text()).contains("Este atendimento", email)));
  }

  @Test
  void withoutAnAddressTheConsultantIsAskedThenItIsSaidToEverybody() {
    var talk = house.chat("sem", "oi");
    assertThatThrownBy(
            () -> house.ending.close(talk.id(), house.ana, Outcome.SOLVED, "Feito", null, false))
        .isInstanceOf(Refusal.EmailNeeded.class);
    end(talk, null);
    assertThat(house.events(talk.timeline())).contains("transcript-unsent");
    await()
        .untilAsserted(
            () ->
                assertThat(house.bot.sent)
                    .filteredOn(said -> said.to().value().equals("sem"))
                    .anySatisfy(
                        said -> assertThat(said.text()).contains("ainda não temos o seu e-mail")));
  }

  @Test
  void whatTheCustomerMayNotSeeIsNotInIt() {
    var talk = house.chat("oculto", "visto por todos");
    db.database()
        .update(
            """
            insert into entry (timeline_id, position, kind, author, visible, text)
            values ($1, 1, 'message', 'customer', false, 'só para nós')
            """,
            talk.timeline());
    house.talk.note(talk.id(), house.ana, house.draft("nota nossa"));
    var mail = transcript(talk, somebody());
    assertThat(mail.text() + mail.html())
        .contains("visto por todos")
        .doesNotContain("só para nós", "nota nossa", "SOLVED", "escalated");
  }

  @Test
  void spamGetsNothing() {
    var talk = house.chat("spam", "ganhe dinheiro");
    house.ending.close(talk.id(), house.ana, Outcome.SPAM, null, null, true);
    assertThat(house.events(talk.timeline())).doesNotContain("transcript", "transcript-unsent");
  }

  /** Runs the closing again, as it does when a talk that was reopened closes a second time. */
  private static void closeAgain(Conversation talk) {
    var transcripts = new Transcripts(house.config, house.ticketing);
    db.database()
        .inTransaction(
            tx -> {
              transcripts.closed(tx, talk.id(), Outcome.SOLVED);
              return null;
            });
  }

  @Test
  void theSecondTranscriptOfAReopenedTalkHoldsOnlyWhatIsNew() {
    var talk = house.chat("volta", "primeira parte");
    var email = somebody();
    transcript(talk, email);
    var later = NewEntry.message(house.ana, "bot", "segunda parte", null, null);
    db.database().inTransaction(tx -> Timelines.add(tx, talk.timeline(), later));
    closeAgain(talk);
    var second = house.mailsTo(email, 2).getLast();
    assertThat(second.text()).contains("segunda parte", "somente o que aconteceu depois");
    assertThat(second.text()).doesNotContain("primeira parte");
    assertThat(second.mail().references())
        .contains(house.mailsTo(email, 2).getFirst().mail().messageId());
  }

  @Test
  void aLatecomerThatStandsBeforeWhatWasSentIsNew() {
    var talk = house.chat("tarde", "um");
    var email = somebody();
    transcript(talk, email);
    db.database()
        .update(
            """
            insert into entry (timeline_id, position, kind, author, visible, text)
            values ($1, 1, 'message', 'customer', true, 'atrasada')
            """,
            talk.timeline());
    closeAgain(talk);
    house.mailSaying(email, "atrasada");
  }

  @Test
  void filesTravelInsideUpToALimitAndAreLinkedAboveIt() {
    var talk =
        house.chat(
            "anexos",
            "seguem",
            List.of(
                InboundAttachment.of("a.pdf", "application/pdf", new byte[6_000_000]),
                InboundAttachment.of("b.pdf", "application/pdf", new byte[6_000_000]),
                InboundAttachment.of("c.txt", "text/plain", new byte[10])));
    var mail = transcript(talk, somebody());
    assertThat(mail.attachments())
        .extracting(OutboundAttachment::name)
        .containsExactly("a.pdf", "c.txt");
    assertThat(mail.text()).contains("Anexo: b.pdf (6,0 MB)", "https://casa.example/files/");
    var token =
        Pattern.compile("/files/(\\S+)").matcher(mail.text()).results().findFirst().orElseThrow();
    var now = Instant.now();
    var links = house.ticketing.fileLinks();
    assertThat(links.open(db.database(), token.group(1), now)).isPresent();
    assertThat(links.open(db.database(), token.group(1), now.plus(31, ChronoUnit.DAYS))).isEmpty();
    assertThat(links.open(db.database(), token.group(1).replaceFirst("^.", "z"), now)).isEmpty();
    db.database()
        .update("update entry set visible = false where timeline_id = $1", talk.timeline());
    assertThat(links.open(db.database(), token.group(1), now)).isEmpty();
  }

  @Test
  void itSpeaksTheCustomersLanguageInTheCustomersTime() {
    var talk = house.chat("john", "hello");
    db.database()
        .update(
            """
            update contact set locale = 'en', time_zone = 'Asia/Tokyo', name = 'John Doe' where id = $1
            """,
            talk.contact());
    db.database()
        .update(
            "update entry set at = '2026-03-01T20:30:00Z' where timeline_id = $1 and text ="
                + " 'hello'",
            talk.timeline());
    var mail = transcript(talk, somebody());
    assertThat(mail.text())
        .contains("Transcript of conversation", "John Doe · 2 Mar 2026, 05:30")
        .contains("Please write your reply above this line");
  }

  @Test
  void aTalkByMailIsTranscribedToTheAddressThatWrote() {
    var email = somebody();
    var talk = house.mailTalk(email, "Quanto custa?");
    end(talk, null);
    await()
        .untilAsserted(
            () ->
                assertThat(house.sales.sent)
                    .anySatisfy(mail -> assertThat(mail.to().value()).isEqualTo(email)));
  }
}
