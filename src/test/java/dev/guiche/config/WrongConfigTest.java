package dev.guiche.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file says in comments what is wrong with it: {@code #! key | part of the cure} stands on the
 * line to blame, or begins with that line's number.
 */
class WrongConfigTest {
  private static final Path FOLDER = Path.of("src/test/resources/config/wrong");
  private static final Pattern MARK = Pattern.compile("#! (?:(\\d+) )?(\\S+) \\| (.+)$");
  private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");

  private record Expected(int line, String key, String cure) {}

  static Stream<Path> files() throws IOException {
    return Files.list(FOLDER).sorted();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyErrorIsToldAtOnceWithLineKeyAndCure(Path file) throws IOException {
    var expected = expected(file);
    var problems = problems(file, PORTUGUESE);
    assertThat(problems)
        .extracting(p -> p.line() + " " + p.key())
        .containsExactlyInAnyOrderElementsOf(
            expected.stream().map(e -> e.line + " " + e.key).toList());
    for (var one : expected) {
      assertThat(problems)
          .filteredOn(p -> p.line() == one.line && p.key().equals(one.key))
          .allSatisfy(p -> assertThat(p.cure()).contains(one.cure));
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void theSameIsToldInEnglish(Path file) {
    var english = problems(file, Locale.forLanguageTag("de"));
    assertThat(english)
        .extracting(p -> p.line() + " " + p.key())
        .isEqualTo(problems(file, PORTUGUESE).stream().map(p -> p.line() + " " + p.key()).toList());
    assertThat(english).noneMatch(p -> p.cure().contains("Escreva"));
  }

  @Test
  void aFileThatIsNotThereIsAnErrorLikeAnyOther() {
    assertThat(problems(Path.of("nowhere.yml"), Locale.ENGLISH).getFirst())
        .hasToString(
            "nowhere.yml:1: the file cannot be read (NoSuchFileException)."
                + " Check the path in GUICHE_CONFIG and the right to read it");
  }

  @Test
  void noMessageRepeatsASecret() {
    assertThat(problems(FOLDER.resolve("channels.yml"), PORTUGUESE).toString())
        .doesNotContain("123:ABC")
        .doesNotContain("kurta")
        .doesNotContain(": abc");
  }

  private static List<Problem> problems(Path file, Locale locale) {
    var wrong =
        catchThrowableOfType(InvalidConfig.class, () -> ConfigReader.read(file, Map.of(), locale));
    assertThat(wrong).as("refusal of " + file).isNotNull();
    return wrong.problems();
  }

  private static List<Expected> expected(Path file) throws IOException {
    var marks = new ArrayList<Expected>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      var mark = MARK.matcher(line);
      if (mark.find()) {
        int at = mark.group(1) == null ? number : Integer.parseInt(mark.group(1));
        String key = mark.group(2).equals("(arquivo)") ? "" : mark.group(2);
        marks.add(new Expected(at, key, mark.group(3).strip()));
      }
    }
    return marks;
  }
}
