package dev.guiche.report;

import dev.guiche.config.GuicheConfig;
import dev.guiche.config.WorkflowConfig;
import java.util.Locale;
import java.util.function.BiFunction;

/** Puts keys into words; what has left the file keeps its key. */
final class Names {
  private final GuicheConfig config;

  Names(GuicheConfig config) {
    this.config = config;
  }

  String of(Naming naming, String key, Locale locale) {
    return switch (naming) {
      case ITSELF -> key;
      case NEGLECT -> Neglect.valueOf(key.toUpperCase(Locale.ROOT)).in(locale);
      case PLAN -> config.plan(key).map(plan -> plan.label().in(locale)).orElse(key);
      case STAGE ->
          inWorkflow(
              key,
              (workflow, stage) ->
                  workflow.stage(stage).map(s -> s.label().in(locale)).orElse(stage));
      case CATEGORY ->
          inWorkflow(
              key,
              (workflow, category) ->
                  workflow.category(category).map(c -> c.label().in(locale)).orElse(category));
    };
  }

  /** The workflow is named only where there are several: two may have a stage of one name. */
  private String inWorkflow(String key, BiFunction<WorkflowConfig, String, String> label) {
    int slash = key.indexOf('/');
    var name = key.substring(0, slash);
    var inner = key.substring(slash + 1);
    var read = config.workflow(name).map(workflow -> label.apply(workflow, inner)).orElse(inner);
    boolean several = config.desks().stream().map(d -> d.workflow()).distinct().count() > 1;
    return several ? read + " · " + name : read;
  }
}
