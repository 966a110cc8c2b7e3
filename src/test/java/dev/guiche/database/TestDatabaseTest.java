package dev.guiche.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("DC-6")
class TestDatabaseTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  @Test
  void eachClassHasADatabaseOfItsOwn() {
    try (var other = TestDatabase.open()) {
      db.database().update("create table mine (id bigint)");
      long there =
          other
              .database()
              .one("select count(*) n from pg_tables where tablename = 'mine'", r -> r.number("n"));
      assertThat(there).isZero();
    }
  }

  @Test
  void aTestMovesTheClockOfItsDatabase() {
    try (var moved = TestDatabase.withClock()) {
      moved.beforeAll(null);
      var before = moved.database().now();
      moved.pass(Duration.ofDays(10));
      assertThat(moved.database().now()).isAfter(before.plus(Duration.ofDays(10)));
      moved.database().update("insert into contact (name) values ('Ana')");
      var born = moved.database().one("select created_at as at from contact", r -> r.instant("at"));
      assertThat(born).isAfter(before.plus(Duration.ofDays(10)));
    }
  }

  @Test
  void whatIsCommittedIsOnDisk() {
    for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
      String value = db.database().one("show " + setting, r -> r.text(setting));
      assertThat(value).isEqualTo("on");
    }
  }
}
