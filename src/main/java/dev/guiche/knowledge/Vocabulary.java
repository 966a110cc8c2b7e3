package dev.guiche.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words of the trade that mean the same. Each group is a concept; a text that uses any of its words
 * is about the concept, and so meets a text that uses another.
 */
final class Vocabulary {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SIGNS = Pattern.compile("[^a-z0-9]+");

  private record Concept(String token, Pattern words) {}

  private final List<Concept> concepts;
  private final String mark;

  private Vocabulary(String text) {
    var read = new ArrayList<Concept>();
    text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> read.add(concept(line)));
    concepts = List.copyOf(read);
    mark = Integer.toHexString(text.hashCode());
  }

  /**
   * @throws IllegalStateException when the resource is not in the program
   */
  static Vocabulary shipped() {
    try (InputStream stream = Vocabulary.class.getResourceAsStream("vocabulary.txt")) {
      return new Vocabulary(
          new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException everyProgramHasIt) {
      throw new UncheckedIOException(everyProgramHasIt);
    }
  }

  /** {@code key: word, words in a row, beginning*}. */
  private static Concept concept(String line) {
    int colon = line.indexOf(':');
    String any =
        List.of(line.substring(colon + 1).split(",", -1)).stream()
            .map(word -> word.strip())
            .map(word -> plain(word) + (word.endsWith("*") ? "[a-z0-9]*" : ""))
            .collect(Collectors.joining("|"));
    String key = line.substring(0, colon).strip();
    return new Concept("zz" + key, Pattern.compile(" (?:" + any + ")(?= )"));
  }

  /** Changes when the vocabulary does. */
  String mark() {
    return mark;
  }

  /** The concepts of a text, as words that nobody writes. */
  String concepts(String text) {
    String said = " " + plain(text) + " ";
    return concepts.stream()
        .filter(concept -> concept.words().matcher(said).find())
        .map(Concept::token)
        .collect(Collectors.joining(" "));
  }

  /** A text with its concepts behind it. */
  String enriched(String text) {
    return text + "\n" + concepts(text);
  }

  private static String plain(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return SIGNS.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }
}
