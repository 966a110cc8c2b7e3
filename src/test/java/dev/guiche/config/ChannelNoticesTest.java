package dev.guiche.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelNoticesTest {
  @TempDir Path folder;

  @Test
  void aChannelWithoutCredentialsIsOffAndOneLineSaysWhatToSet() throws IOException {
    var config = shippedWithoutSandbox(Map.of());
    assertThat(config.channels())
        .filteredOn(channel -> !channel.missing().isEmpty())
        .extracting(ChannelConfig::name)
        .containsExactly("telegram", "whatsapp", "email");
    assertThat(config.notices()).hasSize(3);
    assertThat(config.notices().getFirst())
        .matches("Channel telegram is off: set TELEGRAM_TOKEN \\(.*channels\\.yml, line \\d+\\)");
    assertThat(config.notices().get(1)).contains("TWILIO_ACCOUNT_SID");
    assertThat(config.notices().get(2)).contains("IMAP_HOST");
  }

  @Test
  void theLineNamesWhatIsStillMissingWhenTheRestIsThere() throws IOException {
    var config =
        shippedWithoutSandbox(
            Map.of("TWILIO_ACCOUNT_SID", "AC" + "0".repeat(32), "IMAP_HOST", "imap.example.com"));
    assertThat(config.notices().get(1)).contains("TWILIO_AUTH_TOKEN");
    assertThat(config.notices().get(2)).contains("EMAIL_PASSWORD");
  }

  @Test
  void aChannelWithItsCredentialsIsOn() throws IOException {
    var config = shippedWithoutSandbox(Map.of("TELEGRAM_TOKEN", "123:ABC"));
    assertThat(config.channel("telegram").orElseThrow().missing()).isEmpty();
    assertThat(config.notices()).noneMatch(notice -> notice.contains("telegram"));
    assertThat(config.toString()).doesNotContain("123:ABC");
  }

  private GuicheConfig shippedWithoutSandbox(Map<String, String> environment) throws IOException {
    String shipped = Files.readString(Path.of("channels.yml"));
    var file = folder.resolve("channels.yml");
    Files.writeString(file, shipped.replace("sandbox: true", "sandbox: false"));
    return ConfigReader.read(file, environment, Locale.ENGLISH);
  }
}
