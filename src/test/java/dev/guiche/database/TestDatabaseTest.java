package dev.guiche.database;

import static org.assertj.core.api.Assertions.assertThat;

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
  void whatIsCommittedIsOnDisk() {
    for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
      String value = db.database().one("show " + setting, r -> r.text(setting));
      assertThat(value).isEqualTo("on");
    }
  }
}
