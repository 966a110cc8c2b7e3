package dev.guiche.config;

import dev.guiche.config.WorkflowConfig.Category;
import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.config.WorkflowConfig.Who;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads one workflow. */
final class WorkflowReader {
  private final Section section;
  private final List<PlanConfig> plans;
  private final LabelReader labels;

  /**
   * @param plans that a target may be for; empty: any word is a plan
   * @param language of labels that do not say theirs
   */
  WorkflowReader(Section section, List<PlanConfig> plans, String language) {
    this.section = section;
    this.plans = plans;
    this.labels = new LabelReader(language);
  }

  WorkflowConfig read(String name) {
    // Another one has followed it by now.
    section.has("extends");
    var stages = section.section("stages").sections();
    var categories = section.section("categories").sections();
    var fields = section.section("fields").sections();
    var workflow =
        new WorkflowConfig(
            name,
            section.place(),
            all(stages, new StageReader(labels)::read),
            all(categories, this::category),
            section.value(
                "unclassified", Form.KEY, categories.keySet().stream().findFirst().orElse("?")),
            all(fields, new FieldReader(labels)::read),
            section.groups("sla").stream().map(WorkflowReader::target).toList(),
            successors(section.section("successors")));
    section.close();
    new WorkflowProof(workflow, section, plans, stages, categories, fields).check();
    return workflow;
  }

  private static <T> List<T> all(
      Map<String, Section> sections, BiFunction<String, Section, T> read) {
    return sections.entrySet().stream().map(e -> read.apply(e.getKey(), e.getValue())).toList();
  }

  private Category category(String key, Section category) {
    var by = Set.copyOf(category.choices("by", Who.class));
    var read =
        new Category(
            key,
            labels.read(category, "label"),
            category.choice("priority", Priority.class, Priority.NORMAL),
            by.isEmpty() ? Set.of(Who.values()) : by,
            category.list("words", Form.WORDS));
    category.close();
    return read;
  }

  private static Target target(Section target) {
    var read =
        new Target(
            Set.copyOf(target.list("categories", Form.KEY)),
            Set.copyOf(target.choices("priorities", Priority.class)),
            target.list("plans", Form.TEXT),
            target.valueOrNull("first_answer", Form.SPAN),
            target.valueOrNull("next_answer", Form.SPAN),
            target.valueOrNull("solution", Form.SPAN));
    target.close();
    return read;
  }

  private static Map<String, String> successors(Section section) {
    var successors = new LinkedHashMap<String, String>();
    for (String gone : section.names()) {
      successors.put(gone, section.required(gone, Form.KEY, "?"));
    }
    return successors;
  }
}
