package dev.guiche.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.conversation.Conversation;
import dev.guiche.conversation.Shown;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A secret is planted wherever the house speaks to itself; nothing that leaves may contain it. */
@Tag("CU-9")
class VisibilityTest {
  private static final String SECRET = "segredo-42";

  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static House house;
  private static Conversation talk;
  private static Ticket ticket;

  @BeforeAll
  static void plantAndLive() {
    house = new House(db.database());
    var handling = house.ticketing.handling();
    var answering = house.ticketing.answering();
    ConsultantId supervisor = house.consultant("Sônia", "supervisor");

    talk = house.chat("vis", "tenho um problema");
    house.talk.note(talk.id(), house.ana, house.draft("nota " + SECRET));
    var order =
        new Escalation.Order(
            "Problema", "motivo " + SECRET, null, "problema", null, "vis@loja.example", false);
    ticket = house.escalation.escalate(talk.id(), order, house.ana);
    var transcript = house.mailsTo("vis@loja.example", 1).getFirst();

    answering.note(
        ticket.id(),
        house.ana,
        house.draft("nota " + SECRET, List.of(house.upload(SECRET + ".txt", new byte[9]))));
    handling.moveTo(ticket.id(), "diagnostico", house.ana, SECRET, SECRET);
    house.receive(Letter.answer(transcript, SECRET).by("terceiro@longe.example").message());
    answering.note(ticket.id(), supervisor, house.draft(SECRET));
    handling.moveTo(ticket.id(), "atendimento", house.ana, null, null);
    answering.answer(ticket.id(), house.ana, house.draft("corrigimos"));
    handling.moveTo(ticket.id(), "finalizado", house.ana, "Atualize o sistema", null);
    house.mailsTo("vis@loja.example", 3);
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  void noMailAndNoMessageCarriesIt() {
    house.quiet();
    assertThat(house.mail.sent).hasSizeGreaterThanOrEqualTo(3);
    assertThat(house.bot.sent).isNotEmpty();
    assertThat(
            db.database()
                .list(
                    """
                    select concat_ws(' ', text, html, envelope::text, address,
                             (select string_agg(name, ' ') from attachment where id = any(files))) as all
                    from delivery
                    """,
                    row -> row.text("all")))
        .noneSatisfy(delivery -> assertThat(delivery).contains(SECRET));
  }

  @Test
  void whatTheCustomerMaySeeDoesNotContainIt() {
    var now = house.ticket(ticket.id());
    assertThat(now.solution() + now.reason()).doesNotContain(SECRET);
    var seen = Shown.on(db.database(), Tickets.timelines(now));
    assertThat(seen).extracting(entry -> entry.text()).contains("corrigimos");
    assertThat(seen)
        .noneSatisfy(
            entry ->
                assertThat(entry.text() + entry.html() + entry.event() + entry.attachments())
                    .contains(SECRET));
    assertThat(seen)
        .noneSatisfy(
            entry -> assertThat(String.valueOf(entry.event())).containsIgnoringCase("diagn"));
  }

  @Test
  void aLinkToAFileOfANoteOpensNothing() {
    long file =
        db.database()
            .one(
                "select id from attachment where name = $1",
                row -> row.number("id"),
                SECRET + ".txt");
    var links = house.ticketing.fileLinks();
    var link = links.to(file, Instant.now().plus(1, ChronoUnit.DAYS));
    var token = link.substring(link.lastIndexOf('/') + 1);
    assertThat(links.open(db.database(), token, Instant.now())).isEmpty();
  }
}
