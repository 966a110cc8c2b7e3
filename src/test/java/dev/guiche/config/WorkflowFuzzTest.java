package dev.guiche.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a workflow is mangled, it is read, or refused with a line of the file for each fault. */
class WorkflowFuzzTest {
  private static final int FILES = 1_000;
  private static final String HEAD =
      "organization: {name: Empresa}\ndesks: {suporte: {workflow: meu}}\n";
  private static final String JUNK = "[]{}:,&*!|>'\"%@`#-? \t\u00e7\u2028\ud83d\ude00";

  @TempDir Path folder;

  @Test
  void noFileCrashesTheReaderAndEveryErrorNamesALine() throws IOException {
    var random = new Random(20261125);
    var presets = presets();
    int refused = 0;
    for (int i = 0; i < FILES; i++) {
      var lines = new ArrayList<>(presets.get(random.nextInt(presets.size())));
      for (int cut = random.nextInt(4); cut >= 0; cut--) {
        mangle(lines, random);
      }
      refused += isRefused(HEAD + String.join("\n", lines) + "\n") ? 1 : 0;
    }
    assertThat(refused).as("files that are refused").isBetween(FILES / 3, FILES - 1);
  }

  /** Each shipped workflow as one of the file's own, and one that extends it. */
  private static List<List<String>> presets() {
    return WorkflowsReader.SHIPPED.stream()
        .flatMap(
            name -> {
              var own =
                  ConfigReader.shipped("/workflows/" + name + ".yml").lines().map(l -> "    " + l);
              var heir =
                  """
                  workflows:
                    meu:
                      extends: %s
                      stages:
                        cancelado: {label: Fim}
                        novo-estagio: {label: Novo, next: cancelado, on_reply: cancelado}
                        resolvido:
                      categories:
                        duvida: {words: [ajuda, socorro]}
                      sla: [{first_answer: 3bd}]
                      successors: {velho: cancelado}
                  """
                      .formatted(name);
              return Stream.of(
                  Stream.concat(Stream.of("workflows:", "  meu:"), own).toList(),
                  heir.lines().toList());
            })
        .toList();
  }

  private static void mangle(List<String> lines, Random random) {
    int at = random.nextInt(lines.size());
    String line = lines.get(at);
    switch (random.nextInt(8)) {
      case 0 -> lines.set(at, "");
      case 1 -> lines.add(at, line);
      case 2 -> lines.set(at, lines.set(random.nextInt(lines.size()), line));
      case 3 -> lines.set(at, " ".repeat(random.nextInt(9)) + line.strip());
      case 4 -> lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
      case 5 -> lines.set(at, line.replaceFirst("[a-z]{3,}", "x" + random.nextInt(9)));
      case 6 -> lines.set(at, line.replaceFirst(":.*", ": {a: [b, {c: *d}]}"));
      default -> lines.set(at, inserted(line, random));
    }
  }

  private static String inserted(String line, Random random) {
    int at = random.nextInt(line.length() + 1);
    String junk =
        random
            .ints(1 + random.nextInt(4), 0, JUNK.length())
            .mapToObj(i -> String.valueOf(JUNK.charAt(i)))
            .collect(Collectors.joining());
    return line.substring(0, at) + junk + line.substring(at);
  }

  private boolean isRefused(String yaml) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("channels.yml"), yaml.replace("\ud83d", "x").replace("\ude00", "y"));
    try {
      ConfigReader.read(file, Map.of(), Locale.ENGLISH);
      return false;
    } catch (InvalidConfig wrong) {
      long lines = yaml.lines().count() + 2;
      assertThat(wrong.problems())
          .as(yaml)
          .isNotEmpty()
          .allSatisfy(
              problem -> {
                assertThat(problem.file()).isEqualTo(file.toString());
                assertThat((long) problem.line()).isBetween(1L, lines);
                assertThat(problem.what()).isNotBlank();
                assertThat(problem.cure()).isNotBlank();
              });
      return true;
    } catch (RuntimeException | StackOverflowError crash) {
      return fail("Crashed on:\n" + yaml, crash);
    }
  }
}
