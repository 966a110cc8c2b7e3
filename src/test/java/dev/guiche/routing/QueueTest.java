package dev.guiche.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Outcome;
import dev.guiche.conversation.Spine;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("DC-3")
class QueueTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private Spine spine;

  @BeforeEach
  void start() {
    spine = new Spine(db.database());
  }

  @AfterEach
  void stop() {
    spine.close();
  }

  private void write(int customers) throws Exception {
    for (int i = 0; i < customers; i++) {
      var who = UUID.randomUUID().toString();
      spine.intake.receive(Spine.message(who, who, 1, "olá"));
    }
  }

  private List<ConversationId> of(ConsultantId consultant) {
    return db.database()
        .list(
            "select id from conversation where consultant_id = $1 and state in ('active',"
                + " 'waiting') order by assigned_at",
            row -> new ConversationId(row.number("id")),
            consultant);
  }

  private long waiting() {
    return db.database()
        .one(
            "select count(*) as n from conversation where desk_id = $1 and state = 'queued'",
            row -> row.number("n"),
            spine.desk);
  }

  @Test
  @Tag("RG-5")
  void whoComesOnlineGetsTheLongestWaitAndNoMoreThanTheyCanCarry() throws Exception {
    write(5);
    var ana = spine.consultant(3);
    await().until(() -> of(ana).size() == 3);
    assertThat(of(ana))
        .isSortedAccordingTo(java.util.Comparator.comparingLong(ConversationId::value));
    assertThat(waiting()).isEqualTo(2);
    spine.ending.close(of(ana).getFirst(), ana, Outcome.SOLVED, "reiniciado", null, true);
    await().until(() -> waiting() == 1);
    assertThat(of(ana)).hasSize(3);
  }

  @Test
  void theConsultantWhoHasBeenIdleForLongestIsNext() throws Exception {
    var ana = spine.consultant(5);
    var bruno = spine.consultant(5);
    write(4);
    await().until(() -> waiting() == 0);
    assertThat(of(ana)).hasSize(2);
    assertThat(of(bruno)).hasSize(2);
  }

  @Test
  void aChatThatIsGivenBackStandsAtTheFront() throws Exception {
    var ana = spine.consultant(1);
    write(3);
    await().until(() -> of(ana).size() == 1);
    var first = of(ana).getFirst();
    db.database().update("update consultant set gone_since = now() where id = $1", ana);
    spine.handover.release(first, null, "consultant-gone");
    assertThat(waiting()).isEqualTo(3);
    var bruno = spine.consultant(1);
    await().until(() -> of(bruno).size() == 1);
    assertThat(of(bruno)).containsExactly(first);
  }

  @Test
  void twoNodesNeverGiveOneCustomerTwiceNorPassACapacity() throws Exception {
    var handOuts = List.of(new HandOut(db.database()), new HandOut(db.database()));
    spine.queue.stop();
    write(60);
    var consultants = new ArrayList<ConsultantId>();
    for (int i = 0; i < 5; i++) {
      consultants.add(spine.consultant(8));
    }
    var given = java.util.Collections.synchronizedList(new ArrayList<ConversationId>());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        var handOut = handOuts.get(i % 2);
        threads.submit(
            () -> {
              for (var next = handOut.next(spine.desk, 7);
                  !next.isEmpty();
                  next = handOut.next(spine.desk, 7)) {
                next.forEach(one -> given.add(one.conversation()));
              }
            });
      }
    }
    assertThat(given).hasSize(40).doesNotHaveDuplicates();
    assertThat(consultants).allSatisfy(k -> assertThat(of(k)).hasSize(8));
  }

  @Test
  void severalAtOnceAreGivenAsIfOneAfterTheOther() throws Exception {
    var ana = spine.consultant(3);
    db.database().update("update consultant set status = 'busy' where id = $1", ana);
    var bruno = spine.consultant(1);
    db.database().update("update consultant set status = 'busy' where id = $1", bruno);
    write(4);
    spine.queue.stop();
    db.database()
        .update(
            "update consultant set status = 'available', idle_since = now() - id * interval '-1"
                + " second' - interval '1 hour'");
    var given = new HandOut(db.database()).next(spine.desk, 64);
    assertThat(given)
        .extracting(HandOut.Assignment::consultant)
        .containsExactly(ana, bruno, ana, ana);
    assertThat(given).extracting(one -> one.conversation().value()).isSorted();
  }

  @Test
  void loadIsWhatIsInHandWhateverHappens() throws Exception {
    var random = new Random(7);
    var consultants = List.of(spine.consultant(4), spine.consultant(2), spine.consultant(3));
    write(30);
    for (int i = 0; i < 120; i++) {
      var by = consultants.get(random.nextInt(3));
      var theirs = of(by);
      if (theirs.isEmpty()) {
        continue;
      }
      var one = theirs.get(random.nextInt(theirs.size()));
      switch (random.nextInt(4)) {
        case 0 -> spine.handover.release(one, by, "by-hand");
        case 1 -> spine.handover.transfer(one, by, consultants.get(random.nextInt(3)), null);
        case 2 -> spine.handover.transfer(one, by, spine.desk, "veja, por favor");
        case 3 -> spine.ending.close(one, by, Outcome.ABANDONED, null, null, true);
        default -> throw new AssertionError();
      }
    }
    await()
        .untilAsserted(
            () ->
                assertThat(
                        db.database()
                            .list(
                                """
                                select k.id from consultant k where k.load <> (
                                  select count(*) from conversation c where c.consultant_id = k.id and c.state in ('active', 'waiting'))
                                """,
                                row -> row.number("id")))
                    .isEmpty());
  }
}
