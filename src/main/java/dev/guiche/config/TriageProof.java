package dev.guiche.config;

import dev.guiche.config.TriageConfig.Option;
import dev.guiche.config.TriageConfig.Question;
import dev.guiche.config.TriageConfig.Way;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Notes why a tree of questions cannot work, at the line that is to blame. */
record TriageProof(TriageConfig tree, Section questions) {
  void check() {
    var reached = reached();
    var ending = ending();
    for (var question : tree.questions()) {
      if (!reached.contains(question.key())) {
        questions.wrong(question.key(), "triage.unreachable", question.key());
      } else if (!ending.contains(question.key())) {
        questions.wrong(question.key(), "triage.circle", question.key());
      }
    }
  }

  private Set<String> reached() {
    var reached = new HashSet<String>();
    var ahead = new ArrayDeque<>(List.of(tree.first().key()));
    while (!ahead.isEmpty()) {
      String key = ahead.remove();
      if (reached.add(key)) {
        tree.question(key).stream().flatMap(TriageProof::next).forEach(ahead::add);
      }
    }
    return reached;
  }

  /** The questions from which some answers lead out: at once, or by way of such a question. */
  private Set<String> ending() {
    var ending = new HashSet<String>();
    for (boolean more = true; more; ) {
      more =
          tree.questions().stream()
              .filter(question -> leadsOut(question, ending))
              .map(question -> ending.add(question.key()))
              .reduce(false, Boolean::logicalOr);
    }
    return ending;
  }

  private static boolean leadsOut(Question question, Set<String> ending) {
    return ways(question).anyMatch(way -> !(way instanceof Way.Next))
        || next(question).anyMatch(ending::contains);
  }

  private static Stream<String> next(Question question) {
    return ways(question)
        .flatMap(way -> way instanceof Way.Next to ? Stream.of(to.question()) : Stream.empty());
  }

  private static Stream<Way> ways(Question question) {
    return Stream.concat(
        question.options().stream().map(Option::way), Stream.ofNullable(question.then()));
  }
}
