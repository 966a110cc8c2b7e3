package dev.guiche.config;

import dev.guiche.config.WorkflowConfig.Category;
import dev.guiche.config.WorkflowConfig.Stage;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Notes why a workflow cannot work, at the line that is to blame. */
record WorkflowProof(
    WorkflowConfig workflow,
    Section section,
    List<PlanConfig> plans,
    Map<String, Section> stages,
    Map<String, Section> categories,
    Map<String, Section> fields) {

  void check() {
    if (stages.isEmpty()) {
      section.wrong("stages", "stages.none");
    }
    if (categories.isEmpty()) {
      section.wrong("categories", "categories.none");
    }
    new WorkflowNames(workflow, section, plans, stages, categories, fields).check();
    if (stages.isEmpty() || categories.isEmpty() || !allNamesLeadSomewhere()) {
      // Whoever misspelt a name has no use for hearing that nothing leads there.
      return;
    }
    workflow.stages().forEach(this::checkWays);
    workflow.categories().forEach(this::checkWay);
    checkFirst();
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
    if (stage.timer() != null) {
      checkPassage(at, "timer", stage, stage.timer().to());
      if (stage.timer().to().equals(stage.key())) {
        at.wrong("timer", "timer.self", stage.key());
      }
    }
    checkPassage(at, "on_reply", stage, stage.onReply());
    checkPassage(at, "on_answer", stage, stage.onAnswer());
  }

  /** Nobody is there to be told that a stage does not take the ticket that moves by itself. */
  private void checkPassage(Section at, String key, Stage from, @Nullable String to) {
    var target = to == null ? from : workflow.stage(to).orElseThrow();
    workflow.categories().stream()
        .filter(category -> !target.takes(category) && reached(category::equals).contains(from))
        .findFirst()
        .ifPresent(category -> at.wrong(key, "passage.refuses", target.key(), category.key()));
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
    boolean needs = !workflow.first().needs().isEmpty();
    if (needs || !workflow.first().needsOf().isEmpty()) {
      Objects.requireNonNull(stages.get(workflow.first().key()))
          .wrong(needs ? "needs" : "needs_of", "stage.first.needs");
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
    return Stream.of(
            stage.next().stream(),
            timer,
            Stream.ofNullable(stage.onReply()),
            Stream.ofNullable(stage.onAnswer()))
        .flatMap(names -> names);
  }
}
