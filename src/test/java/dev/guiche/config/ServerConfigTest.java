package dev.guiche.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerConfigTest {
  @Test
  void withoutVariablesItServesThisMachineOnly() {
    var config = read(Map.of());
    assertThat(config.host()).isEqualTo("127.0.0.1");
    assertThat(config.isLoopbackOnly()).isTrue();
    assertThat(config.port()).isEqualTo(8080);
    assertThat(config.publicUrl()).isEqualTo(URI.create("http://localhost:8080"));
    assertThat(config.data()).isEqualTo(Path.of(".guiche"));
    assertThat(config.databaseUrl()).isNull();
    assertThat(config.adminPassword()).isNull();
  }

  @Test
  void aVariableThatIsSetToNothingIsNotSet() {
    assertThat(read(Map.of("GUICHE_PORT", "", "GUICHE_DATABASE_URL", " ", "GUICHE_PUBLIC_URL", "")))
        .isEqualTo(read(Map.of()));
  }

  @Test
  void thePublicAddressFollowsThePortUnlessSaid() {
    assertThat(read(Map.of("GUICHE_PORT", "9000")).publicUrl())
        .isEqualTo(URI.create("http://localhost:9000"));
    assertThat(read(Map.of("GUICHE_PUBLIC_URL", "https://guiche.empresa.com.br/")).publicUrl())
        .isEqualTo(URI.create("https://guiche.empresa.com.br"));
  }

  @ParameterizedTest
  @CsvSource({
    "GUICHE_PORT, 80800",
    "GUICHE_PORT, oito",
    "GUICHE_HOST, 'aqui, ali'",
    "GUICHE_PUBLIC_URL, guiche.empresa.com.br",
    "GUICHE_PUBLIC_URL, https://empresa.com.br/guiche",
    "GUICHE_ADMIN_EMAIL, eu"
  })
  void whatMakesNoSenseIsRefusedByItsName(String name, String value) {
    var wrong = catchThrowableOfType(InvalidConfig.class, () -> read(Map.of(name, value)));
    assertThat(wrong.problems()).anyMatch(problem -> problem.key().equals(name));
    assertThat(wrong).hasMessageStartingWith(name).hasMessageContaining(value);
  }

  @Test
  void theFirstAdminNeedsBothVariablesAndALongPassword() {
    var lonely =
        catchThrowableOfType(
            InvalidConfig.class, () -> read(Map.of("GUICHE_ADMIN_EMAIL", "eu@empresa.com")));
    assertThat(lonely).hasMessageContaining("GUICHE_ADMIN_PASSWORD: is missing");
    var weak =
        catchThrowableOfType(
            InvalidConfig.class,
            () ->
                read(
                    Map.of(
                        "GUICHE_ADMIN_EMAIL", "eu@empresa.com", "GUICHE_ADMIN_PASSWORD", "curta")));
    assertThat(weak).hasMessageContaining("too short").hasMessageNotContaining("curta");
  }

  @Test
  void itPrintsWithoutItsSecrets() {
    var config =
        read(
            Map.of(
                "GUICHE_DATABASE_URL", "postgresql://a:oculto@h/n",
                "GUICHE_ADMIN_EMAIL", "eu@empresa.com",
                "GUICHE_ADMIN_PASSWORD", "muito-oculto"));
    assertThat(config.toString()).doesNotContain("oculto");
  }

  private static ServerConfig read(Map<String, String> environment) {
    return ServerConfig.fromEnvironment(environment, Locale.ENGLISH);
  }
}
