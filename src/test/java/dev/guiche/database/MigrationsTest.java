package dev.guiche.database;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigrationsTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  @Test
  void aMigratedDatabaseIsMigratedAgainWithoutHarm() {
    assertThatNoException().isThrownBy(() -> Migrations.run(db.address()));
  }

  @Test
  void aServerThatIsNotThereIsToldWithItsCure() {
    var nowhere = new DatabaseAddress("127.0.0.1", 1, "guiche", "ana", "hidden", "");
    assertThatThrownBy(() -> Migrations.run(nowhere))
        .isInstanceOf(DatabaseUnusable.class)
        .hasMessageContaining("ana@127.0.0.1:1/guiche")
        .hasMessageContaining("GUICHE_DATABASE_URL")
        .hasMessageNotContaining("hidden")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aDatabaseThatIsNotThereIsToldWithItsName() {
    assertThatThrownBy(() -> Migrations.run(db.address().withDatabase("nowhere")))
        .isInstanceOf(DatabaseUnusable.class)
        .hasMessageContaining("\"nowhere\" does not exist");
  }

  @Test
  void aServerThatForgetsWhatItConfirmedIsRefused() {
    var name = db.address().database();
    db.database().update("alter database \"" + name + "\" set synchronous_commit = off");
    assertThatThrownBy(() -> Migrations.run(db.address()))
        .isInstanceOf(DatabaseUnusable.class)
        .hasMessageContaining("synchronous_commit=off");
    db.database().update("alter database \"" + name + "\" reset synchronous_commit");
  }
}
