package dev.guiche.ticket.later;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.OutboundMessage;
import dev.guiche.conversation.Draft;
import dev.guiche.conversation.EntryKind;
import dev.guiche.conversation.TimelineId;
import dev.guiche.database.TestDatabase;
import dev.guiche.ticket.House;
import dev.guiche.timer.AlarmClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LaterMessagesTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  private static House house;
  private static LaterMessages later;
  private static AlarmClock clock;

  @BeforeAll
  static void open() {
    house = new House(db.database());
    later = new LaterMessages(house.database);
    clock =
        new AlarmClock(
            house.database,
            Map.of(
                LaterMessages.KIND,
                new LaterAlarm(
                    house.database, house.talk, house.ticketing.answering(), timeline -> {})));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static LaterMessage keep(TimelineId timeline, String text, Duration after) {
    return later.keep(timeline, house.draft(text), house.database.now().plus(after), house.ana);
  }

  private static List<String> said(TimelineId timeline) {
    return house.entries(timeline).stream()
        .filter(entry -> entry.kind() == EntryKind.MESSAGE)
        .map(dev.guiche.conversation.Entry::text)
        .toList();
  }

  @Test
  void whatIsWrittenForLaterIsSaidAtItsTimeAndNotBefore() {
    var talk = house.chat(UUID.randomUUID().toString(), "Oi");
    keep(talk.timeline(), "Bom dia! Deu certo?", Duration.ofHours(12));
    clock.ringDue();
    assertThat(said(talk.timeline())).containsExactly("Oi");
    assertThat(later.on(talk.timeline()))
        .extracting(LaterMessage::text)
        .containsExactly("Bom dia! Deu certo?");

    db.pass(Duration.ofHours(13));
    clock.ringDue();
    assertThat(said(talk.timeline())).containsExactly("Oi", "Bom dia! Deu certo?");
    assertThat(later.on(talk.timeline())).isEmpty();
    assertThat(clock.ringDue()).isZero(); // not a second time
    await()
        .until(
            () ->
                house.bot.sent.stream()
                    .map(OutboundMessage::text)
                    .anyMatch("Bom dia! Deu certo?"::equals));
  }

  @Test
  void whatIsTakenBackIsNeverSaid() {
    var talk = house.chat(UUID.randomUUID().toString(), "Oi");
    var message = keep(talk.timeline(), "Esqueça", Duration.ofHours(1));
    assertThat(later.takeBack(message.id())).isTrue();
    assertThat(later.takeBack(message.id())).isFalse();
    db.pass(Duration.ofHours(2));
    clock.ringDue();
    assertThat(said(talk.timeline())).containsExactly("Oi");
  }

  @Test
  void theSameDraftGivenTwiceWaitsOnce() {
    var talk = house.chat(UUID.randomUUID().toString(), "Oi");
    var draft = new Draft(UUID.randomUUID().toString(), "Até logo", List.of(), null);
    var at = house.database.now().plus(Duration.ofHours(1));
    var first = later.keep(talk.timeline(), draft, at, house.ana);
    assertThat(later.keep(talk.timeline(), draft, at, house.ana)).isEqualTo(first);
    assertThat(later.on(talk.timeline())).hasSize(1);
  }

  @Test
  void aTicketIsAnsweredLaterToo() {
    var address = UUID.randomUUID() + "@loja.example";
    var talk = house.chat(UUID.randomUUID().toString(), "Oi");
    var ticket = house.escalation.escalate(talk.id(), House.order("Nota", address), house.ana);
    keep(ticket.timeline(), "Segue a nota.", Duration.ofHours(1));
    db.pass(Duration.ofHours(2));
    clock.ringDue();
    assertThat(said(ticket.timeline())).contains("Segue a nota.");
  }

  @Test
  void whatCanNoLongerBeSaidStaysWithTheConsultants() {
    var talk = house.chat(UUID.randomUUID().toString(), "Oi");
    keep(talk.timeline(), "Conseguiu?", Duration.ofHours(1));
    house.escalation.escalate(talk.id(), House.order("Nota", null), house.ana);
    db.pass(Duration.ofHours(2));
    clock.ringDue();
    assertThat(house.events(talk.timeline())).contains("later-unsaid");
    assertThat(said(talk.timeline())).doesNotContain("Conseguiu?");
  }
}
