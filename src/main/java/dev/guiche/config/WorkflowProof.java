package dev.guiche.config;

import dev.guiche.config.WorkflowConfig.Category;
import dev.guiche.config.WorkflowConfig.Stage;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Notes why a workflow cannot work, at the line that is to blame. */
record WorkflowProof(
    WorkflowConfig workflow,
    Section section,
    Map<String, Section> stages,
    Map<String, Section> categories) {

  void check() {
    if (stages.isEmpty()) {
      section.wrong("stages", "stages.none");
    }
    if (categories.isEmpty()) {
      section.wrong("categories", "categories.none");
    }
    workflow.stages().forEach(this::checkNames);
    if (stages.isEmpty() || categories.isEmpty() || !allNamesLeadSomewhere()) {
      // Whoever misspelt a name has no use for hearing that nothing leads there.
      return;
    }
    workflow.stages().forEach(this::checkWays);
    workflow.categories().forEach(this::checkWay);
    checkFirst();
  }

  private void checkNames(Stage stage) {
    var at = Objects.requireNonNull(stages.get(stage.key()));
    for (String next : stage.next()) {
      mustBe(at, "next", "stage.unknown", next, stages.keySet());
    }
    for (String category : stage.categories()) {
      mustBe(at, "categories", "category.unknown", category, categories.keySet());
    }
    if (stage.timer() != null) {
      mustBe(at.section("timer"), "to", "timer.nowhere", stage.timer().to(), stages.keySet());
    }
    if (stage.onReply() != null) {
      mustBe(at, "on_reply", "stage.unknown", stage.onReply(), stages.keySet());
    }
  }

  private static void mustBe(
      Section at, String key, String message, String name, Collection<String> known) {
    if (!known.contains(name)) {
      at.unknown(key, message, name, known);
    }
  }

  private boolean allNamesLeadSomewhere() {
    return workflow.stages().stream()
        .allMatch(
            stage ->
                ways(stage).size() == names(stage).count()
                    && categories.keySet().containsAll(stage.categories()));
  }

  private void checkWays(Stage stage) {
    var at = Objects.requireNonNull(stages.get(stage.key()));
    if (!reached(category -> true).contains(stage)) {
      section.section("stages").wrong(stage.key(), "stage.unreachable", stage.key());
    }
    if (stage.ends() == null && ways(stage).isEmpty()) {
      at.wrong("next", "stage.dead.end", stage.key());
    }
  }

  /** A category must be able to begin and to end. */
  private void checkWay(Category category) {
    boolean ends = reached(category::equals).stream().anyMatch(stage -> stage.ends() != null);
    if (!ends) {
      section
          .section("categories")
          .wrong(category.key(), "category.stuck", category.key(), workflow.first().key());
    }
  }

  private void checkFirst() {
    if (workflow.first().ends() != null) {
      section.section("stages").wrong(workflow.first().key(), "stage.first.ends");
    }
    if (!workflow.first().needs().isEmpty()) {
      Objects.requireNonNull(stages.get(workflow.first().key()))
          .wrong("needs", "stage.first.needs");
    }
  }

  /** The stages that a new ticket of such a category can come to. */
  private Set<Stage> reached(Predicate<Category> of) {
    var open = workflow.categories().stream().filter(of).toList();
    var reached = new LinkedHashSet<Stage>();
    var ahead = new ArrayDeque<>(List.of(workflow.first()));
    while (!ahead.isEmpty()) {
      var stage = ahead.remove();
      if (open.stream().anyMatch(stage::takes) && reached.add(stage)) {
        ahead.addAll(ways(stage));
      }
    }
    return reached;
  }

  private List<Stage> ways(Stage stage) {
    return names(stage).flatMap(name -> workflow.stage(name).stream()).toList();
  }

  /** All that a stage names as the next one, for whatever reason. */
  private static Stream<String> names(Stage stage) {
    var timer = stage.timer() == null ? Stream.<String>empty() : Stream.of(stage.timer().to());
    return Stream.of(stage.next().stream(), timer, Stream.ofNullable(stage.onReply()))
        .flatMap(names -> names);
  }
}
