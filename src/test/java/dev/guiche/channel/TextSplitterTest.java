package dev.guiche.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TextSplitterTest {
  @Test
  void aShortTextStaysAsItIs() {
    assertThat(TextSplitter.split("oi, tudo bem? ", 1600)).containsExactly("oi, tudo bem? ");
  }

  @Test
  void nothingIsNoPiece() {
    assertThat(TextSplitter.split("", 10)).isEmpty();
    assertThat(TextSplitter.split("   \n ", 3)).isEmpty();
  }

  @Test
  void itCutsAtALineEndBeforeAWordEnd() {
    assertThat(TextSplitter.split("uma linha\noutra linha aqui", 16))
        .containsExactly("uma linha", "outra linha aqui");
  }

  @Test
  void itCutsAtAWordEndWhereThereIsNoLineEnd() {
    assertThat(TextSplitter.split("um dois três quatro", 10))
        .containsExactly("um dois", "três", "quatro");
  }

  @Test
  void aWordThatFillsThePieceIsKeptWhole() {
    assertThat(TextSplitter.split("um dois três", 7)).containsExactly("um dois", "três");
  }

  @Test
  void aFamilyOfEmojiIsOneCharacter() {
    String family = "👨‍👩‍👧‍👦";
    assertThat(TextSplitter.split("aaaa" + family, family.length() + 2))
        .containsExactly("aaaa", family);
  }

  @Property(tries = 2000)
  void putTogetherAgainItIsTheText(
      @ForAll("texts") String text, @ForAll @IntRange(min = 2, max = 90) int limit) {
    List<String> pieces = TextSplitter.split(text, limit);
    assertThat(words(String.join("", pieces))).isEqualTo(words(text));
    assertThat(pieces)
        .allSatisfy(
            piece -> {
              assertThat(piece.length()).isLessThanOrEqualTo(limit);
              assertThat(piece).isNotBlank();
              assertThat(isWhole(piece)).isTrue();
            });
  }

  /** Without white space, which a seam may swallow. */
  private static String words(String text) {
    var left = new StringBuilder();
    text.chars().filter(c -> !Character.isWhitespace(c)).forEach(c -> left.append((char) c));
    return left.toString();
  }

  private static boolean isWhole(String piece) {
    return !Character.isLowSurrogate(piece.charAt(0))
        && !Character.isHighSurrogate(piece.charAt(piece.length() - 1));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> letters =
        Arbitraries.of("a", "é", "ção", "😀", "👨‍👩‍👧", "🇧🇷", "e\u0301");
    Arbitrary<String> spaces = Arbitraries.of(" ", "\n", "\t", "  ", "\r\n");
    Arbitrary<String> words =
        letters.list().ofMinSize(1).ofMaxSize(40).map(l -> String.join("", l));
    return Combinators.combine(words, spaces)
        .as(String::concat)
        .list()
        .ofMaxSize(30)
        .map(l -> String.join("", l));
  }
}
