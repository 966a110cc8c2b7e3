package dev.guiche.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.database.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A desk whose answers go where the talk came from, too. */
class OriginTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static House house;

  @BeforeAll
  static void open() {
    house = new House(db.database(), Path.of("origin.yml"));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  @Test
  @Tag("IN-7")
  void anAnswerOnTheTicketGoesByMailAndToTheMessengerThatTheTalkCameFrom() {
    var talk = house.chat("rita", "A nota não sai");
    var ticket =
        house.escalation.escalate(
            talk.id(), House.order("Nota não sai", "rita@loja.example"), house.ana);
    house.ticketing.answering().answer(ticket.id(), house.ana, house.draft("Tente de novo agora"));
    assertThat(house.mailSaying("rita@loja.example", "Tente de novo agora")).isNotNull();
    await()
        .untilAsserted(
            () ->
                assertThat(house.bot.sent)
                    .filteredOn(said -> said.to().value().equals("rita"))
                    .anySatisfy(said -> assertThat(said.text()).isEqualTo("Tente de novo agora")));
  }

  @Test
  void whoCameByMailIsAnsweredByMailAlone() {
    var ticket = house.mailTicket("otto@loja.example", "Boleto", "Veio errado");
    int before = house.bot.sent.size();
    house.ticketing.answering().answer(ticket.id(), house.ana, house.draft("Segue o novo"));
    assertThat(house.mailSaying("otto@loja.example", "Segue o novo")).isNotNull();
    assertThat(house.bot.sent).hasSize(before);
  }
}
