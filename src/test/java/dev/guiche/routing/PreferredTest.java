package dev.guiche.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.config.QueueConfig;
import dev.guiche.config.QueueConfig.Preference;
import dev.guiche.config.Routing;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Outcome;
import dev.guiche.conversation.Spine;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("TS-8")
@Tag("RG-5")
class PreferredTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  private Spine spine;
  private ConsultantId rested;
  private ConsultantId tired;

  /** The queue's own clerk rests: each test gives out by its rule. */
  @BeforeEach
  void start() {
    spine = new Spine(db.database());
    spine.queue.stop();
    rested = spine.consultant(5);
    tired = spine.consultant(5);
    db.database()
        .update(
            "update consultant set idle_since = now() - interval '1 hour' where id = $1", rested);
  }

  @AfterEach
  void stop() {
    spine.close();
  }

  private static QueueConfig rule(
      Set<Preference> prefer, QueueConfig.@Nullable Skills skills, Map<String, Integer> capacity) {
    return new QueueConfig(
        Routing.LONGEST_IDLE, prefer, null, null, skills, capacity, Duration.ofMinutes(5), false);
  }

  private String writes() throws Exception {
    return writes(UUID.randomUUID().toString());
  }

  private String writes(String who) throws Exception {
    spine.intake.receive(
        Spine.message(who, UUID.randomUUID().toString(), System.nanoTime(), "ol\u00e1"));
    return who;
  }

  private List<ConsultantId> give(QueueConfig rule) {
    return new HandOut(db.database(), desk -> rule)
        .next(spine.desk, 64).stream().map(HandOut.Assignment::consultant).toList();
  }

  private void lookedAfter(String who, ConsultantId by) {
    db.database()
        .update(
            """
            update contact set portfolio_id = $2
            where id = (select contact_id from contact_address where address = $1)
            """,
            who,
            by);
  }

  private void company(String who, ConsultantId by) {
    db.database()
        .update(
            """
            with firm as (insert into company (name, portfolio_id) values ('Mercado', $2) returning id)
            update contact set company_id = (select id from firm)
            where id = (select contact_id from contact_address where address = $1)
            """,
            who,
            by);
  }

  private JsonNode event() {
    return db.database()
        .one(
            "select event from entry where event ->> 'type' = 'assigned' order by id desc limit 1",
            row -> row.json("event"));
  }

  @Test
  void whoLooksAfterTheContactComesBeforeTheRule() throws Exception {
    lookedAfter(writes(), tired);
    assertThat(give(QueueConfig.USUAL)).containsExactly(tired);
    assertThat(event().path("reason").asText()).isEqualTo("portfolio");
    assertThat(event().path("candidates")).hasSize(2);
  }

  @Test
  void whoLooksAfterTheCompanyDoesTooAndTheContactsOwnComesFirst() throws Exception {
    company(writes(), tired);
    String other = writes();
    company(other, tired);
    lookedAfter(other, rested);
    assertThat(give(QueueConfig.USUAL)).containsExactly(tired, rested);
  }

  @Test
  void whoServedThemLastComesBeforeTheRule() throws Exception {
    String who = writes();
    lookedAfter(who, tired);
    give(QueueConfig.USUAL);
    lookedAfter(who, null);
    spine.ending.close(only(), tired, Outcome.SOLVED, "feito", null, true);
    writes(who);
    assertThat(give(QueueConfig.USUAL)).containsExactly(tired);
    assertThat(event().path("reason").asText()).isEqualTo("last-served");
  }

  @Test
  void whoIsFullOrAwayOrNotWantedFirstIsNotWaitedFor() throws Exception {
    lookedAfter(writes(), tired);
    assertThat(give(rule(Set.of(Preference.LAST), null, Map.of()))).containsExactly(rested);
    lookedAfter(writes(), tired);
    db.database().update("update consultant set capacity = 0 where id = $1", tired);
    assertThat(give(QueueConfig.USUAL)).containsExactly(rested);
    assertThat(event().path("reason").asText()).isEqualTo("longest-idle");
  }

  @Test
  void severalAtOnceFindTheirOwnAndTheOthersGoByTheRule() throws Exception {
    writes();
    lookedAfter(writes(), tired);
    lookedAfter(writes(), tired);
    writes();
    assertThat(give(QueueConfig.USUAL)).containsExactly(rested, tired, tired, rested);
  }

  private void knows(ConsultantId who, String... skills) {
    db.database().update("update consultant set skills = $2 where id = $1", who, skills);
  }

  private void needs(String who, String... skills) {
    db.database()
        .update(
            """
            update conversation set needs = $2 where state = 'queued'
              and address_id = (select id from contact_address where address = $1)
            """,
            who,
            skills);
  }

  @Test
  void whatATalkNeedsItsConsultantKnowsUntilAnybodyWillDo() throws Exception {
    var skills = new QueueConfig.Skills(List.of("produto"), Duration.ofMinutes(10));
    var rule = rule(Set.of(), skills, Map.of());
    knows(tired, "emissor", "ingles");
    needs(writes(), "emissor", "ingles");
    needs(writes(), "tef");
    writes();
    assertThat(give(rule)).containsExactly(tired, rested);
    assertThat(give(rule)).isEmpty();
    db.pass(Duration.ofMinutes(10));
    assertThat(give(rule)).hasSize(1);
  }

  @Test
  void aConsultantHoldsNoMoreOfAKindThanTheDeskAllows() throws Exception {
    for (int i = 0; i < 5; i++) {
      writes();
    }
    var rule = rule(Set.of(), null, Map.of("telegram", 2));
    assertThat(give(rule)).containsExactly(rested, tired, rested, tired);
    assertThat(give(rule)).isEmpty();
    assertThat(give(rule(Set.of(), null, Map.of("whatsapp", 1)))).hasSize(1);
  }

  @Test
  void whoLetATalkLieIsPassedOverForAWhile() throws Exception {
    writes();
    db.database()
        .update(
            "update conversation set avoid_id = $2, avoid_until = now() + interval '5 minutes'"
                + " where desk_id = $1",
            spine.desk,
            rested);
    assertThat(give(QueueConfig.USUAL)).containsExactly(tired);
    writes();
    db.database().update("update consultant set status = 'pause' where id = $1", tired);
    db.database()
        .update(
            "update conversation set avoid_id = $2, avoid_until = now() + interval '5 minutes'"
                + " where desk_id = $1",
            spine.desk,
            rested);
    assertThat(give(QueueConfig.USUAL)).isEmpty();
    db.pass(Duration.ofMinutes(5));
    assertThat(give(QueueConfig.USUAL)).containsExactly(rested);
  }

  private ConversationId only() {
    return db.database()
        .one(
            "select id from conversation where desk_id = $1 and state in ('active', 'waiting')",
            row -> new ConversationId(row.number("id")),
            spine.desk);
  }
}
