package dev.guiche.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What somebody typed, as a question of words and as the codes that it may be. */
record Typed(String text) {
  /** Shorter beginnings would be the beginning of everything. */
  private static final int PREFIX_FROM = 3;

  /** A beginning of this length may be one letter longer than the stem of the word it becomes. */
  private static final int CUT_FROM = 5;

  private static final int MOST_WORDS = 12;

  List<String> words() {
    return Stream.of(text.split("[^\\p{L}\\p{N}]+", -1))
        .filter(word -> !word.isEmpty())
        .limit(MOST_WORDS)
        .toList();
  }

  /** All words but the last, which may not be finished. */
  String finished() {
    var words = words();
    return words.isEmpty() ? "" : String.join(" ", words.subList(0, words.size() - 1));
  }

  /** The last word as PostgreSQL's question: the word, or whatever begins with it. */
  String unfinished() {
    var words = words();
    if (words.isEmpty()) {
      return "";
    }
    var last = words.getLast();
    if (last.length() < PREFIX_FROM) {
      return last;
    }
    var begins = last + ":*";
    return last.length() < CUT_FROM
        ? begins
        : begins + " | " + last.substring(0, last.length() - 1) + ":*";
  }

  /** The protocols that this may be, typed with its hyphen, without it, or without check digit. */
  List<String> protocols() {
    var digits = text.strip().replaceAll("[\\s.–-]", "");
    var protocols = new ArrayList<String>();
    if (digits.matches("[0-9]{6,12}")) {
      IntStream.range(0, 10).forEach(check -> protocols.add(digits + "-" + check));
    }
    if (digits.matches("[0-9]{7,13}")) {
      int end = digits.length() - 1;
      protocols.add(digits.substring(0, end) + "-" + digits.substring(end));
    }
    return protocols;
  }

  /** The digits of what may be a telephone number or a part of one. */
  Optional<String> number() {
    var digits = text.replaceAll("[\\s().+–-]", "");
    return digits.matches("[0-9]{6,15}") ? Optional.of(digits) : Optional.empty();
  }
}
