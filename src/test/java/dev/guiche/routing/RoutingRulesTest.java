package dev.guiche.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.config.QueueConfig;
import dev.guiche.config.Routing;
import dev.guiche.conversation.Spine;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("TS-8")
class RoutingRulesTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private Spine spine;

  /** The queue's own clerk rests: each test gives out by its rule. */
  @BeforeEach
  void start() {
    spine = new Spine(db.database());
    spine.queue.stop();
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

  private ConsultantId consultant(int capacity, int load, String idle) {
    var id = spine.consultant(capacity);
    db.database()
        .update(
            "update consultant set load = $2, idle_since = now() - $3::text::interval where id ="
                + " $1",
            id,
            load,
            idle);
    return id;
  }

  private List<ConsultantId> give(Routing rule) {
    return new HandOut(db.database(), desk -> QueueConfig.by(rule))
        .next(spine.desk, 64).stream().map(HandOut.Assignment::consultant).toList();
  }

  @Test
  void longestIdleGoesByTheTimeSinceTheLastWork() throws Exception {
    var fresh = consultant(5, 0, "1 minute");
    var rested = consultant(5, 3, "1 hour");
    write(2);
    assertThat(give(Routing.LONGEST_IDLE)).containsExactly(rested, fresh);
  }

  @Test
  void leastBusyFillsUpFromTheLowest() throws Exception {
    var busy = consultant(5, 3, "1 hour");
    var free = consultant(5, 1, "1 minute");
    write(5);
    assertThat(give(Routing.LEAST_BUSY)).containsExactly(free, free, busy, free, busy);
  }

  @Test
  void roundRobinGoesInTurnsWhoeverFinishesSooner() throws Exception {
    var one = consultant(9, 0, "1 minute");
    var two = consultant(9, 0, "1 hour");
    var three = consultant(9, 0, "1 day");
    write(2);
    assertThat(give(Routing.ROUND_ROBIN)).containsExactly(one, two);
    db.database()
        .update("update consultant set idle_since = now() - interval '9 days' where id = $1", one);
    write(4);
    assertThat(give(Routing.ROUND_ROBIN)).containsExactly(three, one, two, three);
  }

  @Test
  void manualGivesToNobody() throws Exception {
    consultant(5, 0, "1 hour");
    write(1);
    assertThat(give(Routing.MANUAL)).isEmpty();
    assertThat(give(Routing.LONGEST_IDLE)).hasSize(1);
  }

  @Test
  void whyItWasSoStandsOnTheTimelineWithThoseWhoCouldHaveHadIt() throws Exception {
    consultant(5, 0, "1 hour");
    consultant(5, 2, "1 minute");
    write(2);
    give(Routing.LEAST_BUSY);
    var events =
        db.database()
            .list(
                """
                select e.event from entry e join conversation c using (timeline_id)
                where c.desk_id = $1 and e.event ->> 'type' = 'assigned'
                """,
                row -> row.json("event"),
                spine.desk);
    assertThat(events)
        .hasSize(2)
        .allSatisfy(event -> assertThat(event.path("reason").asText()).isEqualTo("least-busy"))
        .allSatisfy(event -> assertThat(event.path("candidates")).hasSize(2));
  }
}
