package dev.guiche.config;

import dev.guiche.config.WorkflowConfig.Category;
import dev.guiche.config.WorkflowConfig.Ending;
import dev.guiche.config.WorkflowConfig.Need;
import dev.guiche.config.WorkflowConfig.Order;
import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.config.WorkflowConfig.Timer;
import dev.guiche.config.WorkflowConfig.Who;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code workflows:}, and the workflows that ship with the program. */
final class WorkflowReader {
  /** The workflow of a desk that names none. */
  static final String DEFAULT = "padrao";

  /** The names of the files under {@code workflows/} in the program. */
  private static final List<String> SHIPPED = List.of(DEFAULT);

  private enum Clock {
    RUNNING,
    STOPPED
  }

  private final Section section;
  private final String language;

  private WorkflowReader(Section section, Organization organization) {
    this.section = section;
    this.language = organization.locale().toLanguageTag();
  }

  /** Those of the file, and those shipped ones whose names it does not use for its own. */
  static List<WorkflowConfig> readAll(Section section, Organization organization) {
    var all = new ArrayList<WorkflowConfig>();
    section
        .sections()
        .forEach((name, one) -> all.add(new WorkflowReader(one, organization).read(name)));
    var own = all.stream().map(WorkflowConfig::name).toList();
    SHIPPED.stream()
        .filter(name -> !own.contains(name))
        .forEach(name -> all.add(shipped(name, organization)));
    return all;
  }

  private static WorkflowConfig shipped(String name, Organization organization) {
    String file = "/workflows/" + name + ".yml";
    var problems = new Problems(file, java.util.Locale.ENGLISH);
    var node = ConfigReader.compose(ConfigReader.shipped(file), problems);
    var section = new Section(problems, new Variables(Map.of()), "", 1, node);
    var workflow = new WorkflowReader(section, organization).read(name);
    if (!problems.isEmpty()) {
      throw problems.asException();
    }
    return workflow;
  }

  private WorkflowConfig read(String name) {
    var stages = section.section("stages").sections();
    var categories = section.section("categories").sections();
    var workflow =
        new WorkflowConfig(
            name,
            stages.entrySet().stream().map(e -> stage(e.getKey(), e.getValue())).toList(),
            categories.entrySet().stream().map(e -> category(e.getKey(), e.getValue())).toList());
    section.close();
    new WorkflowProof(workflow, section, stages, categories).check();
    return workflow;
  }

  private Stage stage(String key, Section stage) {
    var read =
        new Stage(
            key,
            stage.label("label", language),
            stage.value("visible", Form.FLAG, true),
            stage.choice("clock", Clock.class, Clock.RUNNING) == Clock.RUNNING,
            stage.list("next", Form.KEY),
            who(stage),
            Set.copyOf(stage.list("categories", Form.KEY)),
            stage.choice("order", Order.class, Order.AGE),
            stage.has("timer") ? timer(stage.section("timer")) : noTimer(stage),
            stage.valueOrNull("on_reply", Form.KEY),
            stage.choiceOrNull("ends", Ending.class),
            Set.copyOf(stage.choices("needs", Need.class)));
    stage.close();
    return read;
  }

  /** Asks for the key all the same, so that it counts as known. */
  private static @Nullable Timer noTimer(Section stage) {
    stage.section("timer");
    return null;
  }

  private static Timer timer(Section section) {
    var timer =
        new Timer(
            section.required("after", Form.DURATION, Duration.ZERO),
            section.required("to", Form.KEY, "?"),
            section.valueOrNull("warning", Form.DURATION));
    var warning = timer.warning();
    if (warning != null && warning.compareTo(timer.after()) >= 0 && !timer.after().isZero()) {
      section.wrong("warning", "timer.warning");
    }
    section.close();
    return timer;
  }

  private Category category(String key, Section category) {
    var by =
        category.has("by") ? Set.copyOf(category.choices("by", Who.class)) : everybody(category);
    var read =
        new Category(
            key,
            category.label("label", language),
            category.choice("priority", Priority.class, Priority.NORMAL),
            by);
    category.close();
    return read;
  }

  private static Set<Who> who(Section stage) {
    var by = Set.copyOf(stage.choices("by", Who.class));
    return by.isEmpty() ? Who.STAFF : by;
  }

  private static Set<Who> everybody(Section category) {
    category.choices("by", Who.class);
    return Set.of(Who.values());
  }
}
