package dev.guiche.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.config.QueueConfig;
import dev.guiche.config.Routing;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Outcome;
import dev.guiche.conversation.Refusal;
import dev.guiche.conversation.Spine;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Random days at a desk on two nodes, one of which dies and comes back: whatever happens, the laws
 * of the queue hold. More of them with {@code -Dguiche.queue.rounds=}.
 */
@Tag("TS-8")
@Tag("DC-3")
class QueueLawsTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static final int ROUNDS = Integer.getInteger("guiche.queue.rounds", 12);
  private static final int STEPS = 150;

  private final List<ConsultantId> consultants = new ArrayList<>();
  private Spine spine;
  private Queue other;

  private QueueConfig rule = QueueConfig.USUAL;

  private void start(QueueConfig rule) {
    this.rule = rule;
    spine = new Spine(db.database(), rule);
    other = other();
  }

  private Queue other() {
    var queue = new Queue(db.database(), timeline -> {}, desk -> rule);
    queue.start();
    return queue;
  }

  @AfterEach
  void stop() {
    other.stop();
    spine.close();
  }

  @Test
  void nobodyIsServedTwiceNobodyIsOverloadedAndNobodyWaitsBesideSomebodyFree() throws Exception {
    start(QueueConfig.USUAL);
    live(round -> everybodyIsInOneHand(round, "true"));
  }

  /** Some need what few know, and everybody has somebody whom they would rather have. */
  @Test
  void theSameLawsHoldWhereNotEverybodyMayHaveEverybody() throws Exception {
    var picky =
        new QueueConfig(
            Routing.LEAST_BUSY,
            Set.of(QueueConfig.Preference.values()),
            null,
            null,
            new QueueConfig.Skills(List.of("produto"), Duration.ofHours(1)),
            Map.of("telegram", 2),
            Duration.ofMinutes(5),
            false);
    start(picky);
    PICKY.forEach(db.database()::update);
    live(round -> everybodyIsInOneHand(round, "early.needs = late.needs"));
    assertThat(
            count(
                """
                select count(*) as n from conversation c join consultant k on k.id = c.consultant_id
                where c.desk_id = $1 and not c.needs <@ k.skills
                """))
        .as("given to somebody who does not know what is needed")
        .isZero();
  }

  private static final List<String> PICKY =
      List.of(
          """
          create function needs() returns trigger language plpgsql as $f$ begin
            new.needs := array_remove(array[(array['', 'fiscal', 'tef'])[1 + new.id % 3]], '');
            return new;
          end $f$
          """,
          "create trigger needs before insert on conversation for each row execute function"
              + " needs()",
          """
          create function portfolio() returns trigger language plpgsql as $f$ begin
            new.portfolio_id := (select consultant_id from desk_member where desk_id = (select max(id) from desk)
              order by consultant_id offset new.id % 6 limit 1);
            return new;
          end $f$
          """,
          "create trigger portfolio before insert on contact for each row execute function"
              + " portfolio()");

  private void live(IntConsumer laws) throws Exception {
    for (int i = 0; i < 6; i++) {
      var who = spine.consultant(1 + i % 3);
      consultants.add(who);
      db.database()
          .update(
              "update consultant set skills = $2 where id = $1",
              who,
              i % 2 == 0 ? new String[] {"fiscal", "tef"} : new String[] {"tef"});
    }
    for (int round = 0; round < ROUNDS; round++) {
      var random = new Random(1000L + round);
      for (int step = 0; step < STEPS; step++) {
        something(random);
        if (step % 10 == 0) {
          noCapacityIsPassed(round);
        }
      }
      settle(round);
      everyLoadIsWhatIsInHand(round);
      laws.accept(round);
    }
  }

  private void something(Random random) throws Exception {
    var who = consultants.get(random.nextInt(consultants.size()));
    switch (random.nextInt(9)) {
      case 0, 1, 2, 3 -> arrive(random);
      case 4, 5 -> finish(who);
      case 6 -> presence(who, random.nextBoolean());
      case 7 -> more(who, random.nextInt(1, 5));
      default -> crash(random);
    }
  }

  private void arrive(Random random) throws Exception {
    var who = UUID.randomUUID().toString();
    spine.intake.receive(Spine.message(who, who, 1, "olá"));
    if (random.nextBoolean()) {
      other.somebodyWaits(spine.desk);
    }
  }

  private void finish(ConsultantId who) {
    for (var talk : of(who)) {
      try {
        spine.ending.close(talk, who, Outcome.SOLVED, "feito", null, true);
      } catch (Refusal gone) {
        continue;
      }
      return;
    }
  }

  private void presence(ConsultantId who, boolean here) {
    db.database()
        .update(
            "update consultant set status = $2 where id = $1", who, here ? "available" : "pause");
    other.roomMade(who);
  }

  /** A smaller capacity binds what is given from now on. */
  private void more(ConsultantId who, int capacity) {
    db.database()
        .update("update consultant set capacity = greatest($2, load) where id = $1", who, capacity);
    spine.queue.roomMade(who);
  }

  /** It dies with what it was told and has not done; another is started in its place. */
  private void crash(Random random) {
    if (random.nextInt(4) == 0) {
      other.stop();
      other = other();
    }
  }

  private List<ConversationId> of(ConsultantId consultant) {
    return db.database()
        .list(
            "select id from conversation where consultant_id = $1 and state in ('active',"
                + " 'waiting')",
            row -> new ConversationId(row.number("id")),
            consultant);
  }

  private long count(String sql) {
    return db.database().one(sql, row -> row.number("n"), spine.desk);
  }

  private void noCapacityIsPassed(int round) {
    assertThat(
            count(
                "select count(*) as n from consultant k join desk_member m on m.consultant_id ="
                    + " k.id where m.desk_id = $1 and k.load > k.capacity"))
        .as("over capacity in round %s", round)
        .isZero();
  }

  /** Once nothing changes any more, either nobody waits or nobody has room; and soon. */
  private void settle(int round) {
    Awaitility.await("round " + round)
        .atMost(Duration.ofSeconds(5))
        .pollInterval(Duration.ofMillis(5))
        .until(
            () ->
                count(
                        """
                        select count(*) as n from conversation c where c.desk_id = $1 and c.state = 'queued'
                          and exists (select from consultant k join desk_member m on m.consultant_id = k.id
                            where m.desk_id = $1 and k.status = 'available' and k.gone_since is null
                              and k.load < least(k.capacity, «most») and («all» or c.needs <@ k.skills))
                        """
                            .replace("«most»", rule.capacity().isEmpty() ? "1000" : "2")
                            .replace("«all»", Boolean.toString(rule.skills() == null)))
                    == 0);
  }

  private void everyLoadIsWhatIsInHand(int round) {
    assertThat(
            count(
                """
                select count(*) as n from consultant k join desk_member m on m.consultant_id = k.id
                where m.desk_id = $1 and k.load <> (select count(*) from conversation c
                  where c.consultant_id = k.id and c.state in ('active', 'waiting'))
                """))
        .as("loads in round %s", round)
        .isZero();
  }

  /**
   * Each was given out once, for nobody gave anything back; and in the order in which they came.
   */
  private void everybodyIsInOneHand(int round, String alike) {
    assertThat(
            count(
                """
                select count(*) as n from (
                  select from entry e join conversation c using (timeline_id)
                  where c.desk_id = $1 and e.event ->> 'type' = 'assigned'
                  group by c.id having count(*) > 1) twice
                """))
        .as("given twice in round %s", round)
        .isZero();
    assertThat(
            count(
                """
                select count(*) as n from conversation early join conversation late
                  on late.desk_id = early.desk_id and late.id > early.id
                where early.desk_id = $1 and early.state = 'queued' and late.assigned_at is not null and
                """
                    + alike))
        .as("passed over in round %s", round)
        .isZero();
  }
}
