package dev.guiche.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.database.Sql;
import dev.guiche.database.TestDatabase;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AlarmClockTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  private static final TimerKind EGG = new TimerKind("egg");
  private static final TimerKind BAD = new TimerKind("bad-egg");

  private final Collection<Due> rung = new ConcurrentLinkedQueue<>();
  private final AlarmClock clock = new AlarmClock(db.database(), Map.of(EGG, this::note));

  @BeforeEach
  void empty() {
    db.database().update("truncate timer");
  }

  private void note(Sql tx, Due due) {
    rung.add(due);
  }

  private static void set(TimerKind kind, long subject, Duration in) {
    db.database()
        .inTransaction(
            tx -> {
              Timers.set(tx, kind, subject, tx.now().plus(in), Map.of("minutes", 4));
              return true;
            });
  }

  private List<Long> subjects() {
    return rung.stream().map(Due::subject).sorted().toList();
  }

  @Test
  void aTimerRingsWhenItIsDueAndNeverAgain() {
    set(EGG, 1, Duration.ofDays(10));
    assertThat(clock.ringDue()).isZero();
    db.pass(Duration.ofDays(10).plusSeconds(1));
    assertThat(clock.ringDue()).isEqualTo(1);
    assertThat(clock.ringDue()).isZero();
    var due = rung.iterator().next();
    assertThat(due.subject()).isEqualTo(1);
    assertThat(due.details().get("minutes").asInt()).isEqualTo(4);
    assertThat(due.late()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
  }

  @Test
  void aTimerSetAgainRingsAtItsNewTimeOnly() {
    set(EGG, 1, Duration.ofHours(1));
    set(EGG, 1, Duration.ofHours(3));
    db.pass(Duration.ofHours(2));
    assertThat(clock.ringDue()).isZero();
    db.pass(Duration.ofHours(2));
    assertThat(clock.ringDue()).isEqualTo(1);
  }

  @Test
  void aCancelledTimerIsSilent() {
    set(EGG, 1, Duration.ofHours(1));
    assertThat(Timers.cancel(db.database(), EGG, 1)).isTrue();
    assertThat(Timers.cancel(db.database(), EGG, 1)).isFalse();
    db.pass(Duration.ofHours(2));
    assertThat(clock.ringDue()).isZero();
  }

  @Test
  void aClockThatJumpsRingsOnce() {
    set(EGG, 1, Duration.ofHours(1));
    db.pass(Duration.ofDays(400));
    clock.ringDue();
    db.pass(Duration.ofDays(-400));
    clock.ringDue();
    db.pass(Duration.ofHours(2));
    clock.ringDue();
    assertThat(subjects()).containsExactly(1L);
  }

  @Test
  void oneThatFailsIsKeptAndTriedAgainWhileTheOthersRing() {
    var tries = new AtomicInteger();
    Alarm moody =
        (tx, due) -> {
          if (tries.incrementAndGet() == 1) {
            throw new IllegalStateException("No water");
          }
          note(tx, due);
        };
    var both = new AlarmClock(db.database(), Map.of(EGG, this::note, BAD, moody));
    set(BAD, 7, Duration.ZERO);
    set(EGG, 8, Duration.ZERO);
    both.ringDue();
    assertThat(subjects()).containsExactly(8L);
    String failure =
        db.database().one("select failure from timer where subject = 7", r -> r.text("failure"));
    assertThat(failure).contains("No water");
    assertThat(both.backlog()).isEqualTo(new Backlog(0, 1));
    db.pass(Duration.ofSeconds(11));
    both.ringDue();
    assertThat(subjects()).containsExactly(7L, 8L);
  }

  @Test
  void whatAnAlarmDidIsUndoneWithItWhenItFails() {
    Alarm half =
        (tx, due) -> {
          Timers.set(tx, EGG, 99, tx.now(), Map.of());
          throw new IllegalStateException("Half done");
        };
    set(BAD, 7, Duration.ZERO);
    new AlarmClock(db.database(), Map.of(BAD, half)).ringDue();
    assertThat(db.database().list("select subject as s from timer", row -> row.number("s")))
        .containsExactly(7L);
  }

  @Test
  void nodesThatRingTheSameTimersRingEachOnceAndOnlyAFewAtATime() {
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    Alarm slow =
        (tx, due) -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          tx.one("select pg_sleep(0.003)::text as slept", row -> row.text("slept"));
          note(tx, due);
          inside.decrementAndGet();
        };
    for (long egg = 1; egg <= 120; egg++) {
      set(EGG, egg, Duration.ofMinutes(-egg));
    }
    var nodes = List.of(node(slow), node(slow));
    await().until(() -> rung.size() >= 120);
    nodes.forEach(AlarmClock::stop);
    assertThat(subjects()).hasSize(120).doesNotHaveDuplicates();
    assertThat(most.get()).isBetween(1, 2 * AlarmClock.AT_ONCE);
  }

  private static AlarmClock node(Alarm alarm) {
    var node = new AlarmClock(db.database(), Map.of(EGG, alarm));
    node.start();
    return node;
  }

  @Test
  void aRunningClockHearsOfATimerThatAnotherNodeSets() {
    clock.start();
    set(EGG, 5, Duration.ZERO);
    await().until(() -> rung.size() == 1);
    clock.stop();
  }

  @Test
  void aKindThatNobodyKnowsHereIsLeftToThoseWhoDo() {
    set(BAD, 1, Duration.ZERO);
    assertThat(clock.ringDue()).isZero();
    assertThat(new AlarmClock(db.database(), Map.of(BAD, this::note)).ringDue()).isEqualTo(1);
  }
}
