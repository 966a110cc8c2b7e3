package dev.guiche.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.pgclient.SslMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {
  @Test
  void allPartsOfAUrlAreRead() {
    var address = DatabaseAddress.parse("postgresql://ana:p%40ss+w%3Ard@db.local:6432/guich%C3%AA");
    assertThat(address)
        .isEqualTo(new DatabaseAddress("db.local", 6432, "guichê", "ana", "p@ss+w:rd", ""));
    assertThat(DatabaseAddress.parse(address.url())).isEqualTo(address);
  }

  @Test
  void thePortIsThatOfPostgresUnlessSaid() {
    assertThat(DatabaseAddress.parse("postgres://u:p@h/n").port()).isEqualTo(5432);
  }

  @Test
  void encryptionIsAskedForAsPsqlAsksForIt() {
    var require = DatabaseAddress.parse("postgresql://u:p@h/n?sslmode=require").connectOptions();
    assertThat(require.getSslMode()).isEqualTo(SslMode.REQUIRE);
    assertThat(require.getSslOptions().isTrustAll()).isTrue();
    var verify = DatabaseAddress.parse("postgresql://u:p@h/n?sslmode=verify-full").connectOptions();
    assertThat(verify.getSslOptions().isTrustAll()).isFalse();
    assertThat(verify.getSslOptions().getHostnameVerificationAlgorithm()).isEqualTo("HTTPS");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://u:secret@h/n",
        "postgresql://u:secret@h",
        "postgresql://h/n",
        "secret",
        "postgresql://u:sec ret@h/n"
      })
  void whatIsNoAddressIsRefusedWithoutRepeatingThePassword(String url) {
    assertThatThrownBy(() -> DatabaseAddress.parse(url))
        .isInstanceOf(DatabaseUnusable.class)
        .hasMessageContaining("GUICHE_DATABASE_URL")
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("sec ret");
  }

  @Test
  void itPrintsWithoutThePassword() {
    assertThat(DatabaseAddress.parse("postgresql://ana:hidden@h/n")).hasToString("ana@h:5432/n");
  }
}
