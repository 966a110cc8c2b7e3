package dev.guiche.timer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.database.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A million timers wait; what the clock asks every second touches none of them. */
class ManyTimersTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static final String[] KINDS = {"egg", "tea"};

  @BeforeAll
  static void set() {
    db.database()
        .update(
            """
            insert into timer (kind, subject, due_at, ring_at)
            select 'egg', n, now() + make_interval(mins => 60 + n), now() + make_interval(mins => 60 + n)
            from generate_series(1, 1000000) n
            """);
    db.database().update("analyze timer");
  }

  @Test
  void lookingForWhatIsDueTouchesNoRowThatIsNot() {
    var plan = plan(Ringing.DUE, KINDS, 4);
    assertThat(plan.findValue("Index Name").asText()).isEqualTo("timer_ring");
    assertThat(plan.get("Actual Rows").asDouble()).isZero();
    assertThat(pages(plan)).isLessThan(10);
  }

  @Test
  void whatIsDueIsFoundAmongAMillionByTouchingLittleMoreThanIt() {
    db.database().update("update timer set ring_at = now() where subject % 200000 = 7");
    var plan = plan(Ringing.DUE, KINDS, 4);
    assertThat(plan.get("Actual Rows").asDouble()).isEqualTo(4);
    assertThat(pages(plan)).isLessThan(20);
    db.database().update("update timer set ring_at = due_at where subject % 200000 = 7");
  }

  @Test
  void theNextOneIsFoundWithOneStepIntoTheIndex() {
    var plan = plan(Ringing.NEXT, (Object) KINDS);
    assertThat(plan.get("Actual Rows").asDouble()).isEqualTo(1);
    assertThat(pages(plan)).isLessThan(20);
  }

  private static JsonNode plan(String sql, Object... parameters) {
    return db.database()
        .one(
            "explain (analyze, buffers, format json) " + sql,
            row -> row.json("QUERY PLAN"),
            parameters)
        .get(0)
        .get("Plan");
  }

  private static long pages(JsonNode plan) {
    return plan.get("Shared Hit Blocks").asLong() + plan.get("Shared Read Blocks").asLong();
  }
}
