package dev.guiche.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.database.TestDatabase;
import dev.guiche.desk.DemoAccounts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that is killed while hundreds of timers ring: each has rung once when it is over. */
@Tag("CU-11")
class TimersIT {
  private static final int TICKETS = 240;

  @RegisterExtension static final TestDatabase db = TestDatabase.withClock();
  @TempDir Path folder;
  private GatewayProcess gateway;

  @BeforeEach
  void start() {
    gateway =
        new GatewayProcess(folder)
            .with("GUICHE_DATABASE_URL", db.address().url())
            .forAShortLife()
            .start();
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void everyTimerRingsOnceAlthoughTheGatewayIsKilledWhileTheyRing() throws Exception {
    waitForCustomers();
    assertThat(count("select count(*) as n from timer where kind like 'ticket-%'"))
        .isEqualTo(2 * TICKETS);
    db.pass(Duration.ofDays(11));
    for (int share = 1; share <= 2; share++) {
      int some = share * TICKETS / 4;
      await().until(() -> ended() > some);
      gateway.killHard();
      assertThat(ended()).isLessThan(TICKETS);
      gateway.start();
    }
    await().until(() -> ended() == TICKETS);
    assertThat(count("select count(*) as n from timer")).isZero();
    assertThat(timesEach("kind = 'event' and event ->> 'rule' = 'silence'")).containsExactly(1L);
    assertThat(
            timesEach(
                "exists (select from delivery d where d.entry_id = e.id) and event ->> 'rule' ="
                    + " 'silence'"))
        .containsExactly(1L);
  }

  private void waitForCustomers() throws Exception {
    var api = new ApiClient(gateway.url()).login("ana@guiche.local", DemoAccounts.PASSWORD);
    long desk = count("select id as n from desk where key = 'suporte'");
    var people =
        java.util.stream.IntStream.range(0, 6)
            .mapToObj(n -> Thread.ofVirtual().start(() -> open(api, desk, TICKETS / 6)))
            .toList();
    for (var person : people) {
      person.join();
    }
  }

  private static void open(ApiClient api, long desk, int tickets) {
    try {
      for (int n = 0; n < tickets; n++) {
        var wish =
            Map.of(
                "email", UUID.randomUUID() + "@loja.example",
                "name", "Maria Silva",
                "desk", desk,
                "title", "Nota",
                "text", "Não emite");
        long id = api.post("tickets", wish).body().get("id").asLong();
        for (String stage : List.of("em-atendimento", "aguardando-cliente")) {
          var moved = api.post("tickets/" + id + "/stage", Map.of("stage", stage));
          assertThat(moved.status()).isEqualTo(200);
        }
      }
    } catch (IOException down) {
      throw new IllegalStateException(down);
    }
  }

  private static long ended() {
    return count("select count(*) as n from ticket where stage = 'resolvido'");
  }

  private static long count(String sql) {
    return db.database().one(sql, row -> row.number("n"));
  }

  /** How often there is such an entry on the tickets' timelines: one number if on all as often. */
  private static List<Long> timesEach(String entry) {
    return db.database()
        .list(
            """
            select distinct (select count(*) from entry e where e.timeline_id = t.timeline_id and %s) as n
            from ticket t
            """
                .formatted(entry),
            row -> row.number("n"));
  }
}
