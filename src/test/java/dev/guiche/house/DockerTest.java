package dev.guiche.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** No image can be built everywhere that tests run, but what it is told can be compared. */
class DockerTest {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)");

  @Test
  void everyVariableOfTheShippedFileReachesTheContainer() throws IOException {
    String shipped = Files.readString(Path.of("channels.yml"));
    Set<String> asked = new TreeSet<>();
    shipped
        .lines()
        .map(line -> line.replaceFirst("(^|\\s)#.*", ""))
        .forEach(
            line -> VARIABLE.matcher(line).results().forEach(found -> asked.add(found.group(1))));
    assertThat(environment().keySet()).containsAll(asked);
  }

  @Test
  void everyVariableOfTheProgramIsHonoured() throws IOException {
    String dockerfile = Files.readString(Path.of("docker/Dockerfile"));
    String reader =
        Files.readString(Path.of("src/main/java/dev/guiche/config/EnvironmentReader.java"));
    Set<String> read = new TreeSet<>();
    Pattern.compile("\"(GUICHE_[A-Z_]+)\"")
        .matcher(reader)
        .results()
        .forEach(found -> read.add(found.group(1)));
    assertThat(read).hasSizeGreaterThan(6);
    assertThat(read)
        .allMatch(name -> environment().containsKey(name) || dockerfile.contains(name + "="));
  }

  @Test
  void theImageRunsAsNobodySpecialAndTellsItsHealth() throws IOException {
    String dockerfile = Files.readString(Path.of("docker/Dockerfile"));
    assertThat(dockerfile)
        .contains("USER guiche")
        .contains("HEALTHCHECK")
        .contains("/health/ready")
        .contains("eclipse-temurin:25-jre");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> environment() {
    try {
      String text = Files.readString(Path.of("docker/compose.yml"));
      var compose =
          (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(text);
      var services = (Map<String, Object>) compose.get("services");
      var gateway = (Map<String, Object>) services.get("guiche");
      return (Map<String, Object>) gateway.get("environment");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
