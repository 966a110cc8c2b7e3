package dev.guiche.config;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A text as its words alone: no accents, no capitals, nothing between them but one blank. */
final class PlainWords {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private final String padded;

  PlainWords(String text) {
    String plain = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    String words = BETWEEN.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    padded = " " + words + " ";
  }

  /** Whole words only: an "ata" is not in a "batata". */
  boolean contain(PlainWords others) {
    return !others.isEmpty() && padded.contains(others.padded);
  }

  boolean isEmpty() {
    return padded.isBlank();
  }

  @Override
  public String toString() {
    return padded.strip();
  }
}
