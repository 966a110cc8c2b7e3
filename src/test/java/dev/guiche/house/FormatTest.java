package dev.guiche.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every source is formatted by google-java-format. {@code mvn -q test-compile exec:exec@format}
 * does it.
 */
class FormatTest {
  private static final Formatter FORMATTER = new Formatter();

  @Test
  void everySourceIsFormatted() throws Exception {
    var unformatted = new ArrayList<Path>();
    for (Path source : Sources.java()) {
      String text = Files.readString(source);
      if (!FORMATTER.formatSourceAndFixImports(text).equals(text)) {
        unformatted.add(source);
      }
    }
    assertThat(unformatted)
        .as("sources to be formatted by: mvn -q test-compile exec:exec@format")
        .isEmpty();
  }

  /** Formats all sources in place. */
  public static void main(String[] none) throws IOException, FormatterException {
    List<Path> sources = Sources.java();
    for (Path source : sources) {
      String text = Files.readString(source);
      String formatted = FORMATTER.formatSourceAndFixImports(text);
      if (!formatted.equals(text)) {
        Files.writeString(source, formatted);
        System.out.println(source);
      }
    }
  }
}
