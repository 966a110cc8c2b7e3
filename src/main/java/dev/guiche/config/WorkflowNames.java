package dev.guiche.config;

import dev.guiche.config.WorkflowConfig.Category;
import dev.guiche.config.WorkflowConfig.Stage;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Notes the names in a workflow that nothing has, and those that are given twice. */
record WorkflowNames(
    WorkflowConfig workflow,
    Section section,
    List<PlanConfig> plans,
    Map<String, Section> stages,
    Map<String, Section> categories,
    Map<String, Section> fields) {

  void check() {
    workflow.stages().forEach(this::checkStage);
    if (!categories.isEmpty()) {
      mustBe(
          section,
          "unclassified",
          "category.unknown",
          workflow.unclassified(),
          categories.keySet());
    }
    checkWords();
    checkFields();
    checkTargets();
    workflow.successors().forEach(this::checkSuccessor);
  }

  private void checkStage(Stage stage) {
    var at = Objects.requireNonNull(stages.get(stage.key()));
    stage.next().forEach(next -> mustBe(at, "next", "stage.unknown", next, stages.keySet()));
    checkCategories(at, stage.categories());
    var needs = at.section("needs_of");
    for (String category : stage.needsOf().keySet()) {
      mustBe(needs, category, "category.unknown", category, categories.keySet());
    }
    if (stage.timer() != null) {
      mustBe(at.section("timer"), "to", "timer.nowhere", stage.timer().to(), stages.keySet());
    }
    if (stage.onReply() != null) {
      mustBe(at, "on_reply", "stage.unknown", stage.onReply(), stages.keySet());
    }
    if (stage.onAnswer() != null) {
      mustBe(at, "on_answer", "stage.unknown", stage.onAnswer(), stages.keySet());
    }
  }

  private void checkCategories(Section at, Collection<String> names) {
    for (String name : names) {
      mustBe(at, "categories", "category.unknown", name, categories.keySet());
    }
  }

  private static void mustBe(
      Section at, String key, String message, String name, Collection<String> known) {
    if (!known.contains(name)) {
      at.unknown(key, message, name, known);
    }
  }

  /** One word cannot choose two categories. */
  private void checkWords() {
    var owners = new HashMap<String, String>();
    for (Category category : workflow.categories()) {
      for (String words : category.words()) {
        String plain = new PlainWords(words).toString();
        String owner = owners.putIfAbsent(plain, category.key());
        if (owner != null && !owner.equals(category.key())) {
          Objects.requireNonNull(categories.get(category.key()))
              .wrong("words", "words.twice", words, owner);
        }
      }
    }
  }

  private void checkFields() {
    var named = new HashSet<TicketField.Of>();
    for (var field : workflow.fields()) {
      var at = Objects.requireNonNull(fields.get(field.key()));
      checkCategories(at, field.categories());
      if (field.of() != null && !named.add(field.of())) {
        at.wrong("of", "field.twice", Form.nameOf(field.of()));
      }
    }
  }

  private void checkTargets() {
    var groups = section.groups("sla");
    for (int i = 0; i < groups.size(); i++) {
      var at = groups.get(i);
      checkCategories(at, workflow.targets().get(i).categories());
      checkPlans(at, workflow.targets().get(i).plans());
      if (!at.has("first_answer") && !at.has("next_answer") && !at.has("solution")) {
        at.wrong("first_answer", "sla.empty");
      }
    }
  }

  private void checkPlans(Section at, List<String> names) {
    var known = plans.stream().map(PlanConfig::key).toList();
    names.stream()
        .filter(name -> !known.isEmpty() && !known.contains(name))
        .forEach(name -> at.unknown("plans", "gate.plan", name, known));
  }

  private void checkSuccessor(String gone, String heir) {
    var at = section.section("successors");
    var known = new LinkedHashSet<>(stages.keySet());
    known.addAll(categories.keySet());
    if (known.contains(gone)) {
      at.wrong(gone, "successor.alive", gone);
    }
    mustBe(at, gone, "successor.nowhere", heir, known);
  }
}
