package dev.guiche.config;

import dev.guiche.config.WorkflowConfig.Ending;
import dev.guiche.config.WorkflowConfig.Need;
import dev.guiche.config.WorkflowConfig.Order;
import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.config.WorkflowConfig.Timer;
import dev.guiche.config.WorkflowConfig.Who;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads one stage of a workflow. */
record StageReader(LabelReader labels) {
  /** Where none is written, which is noted already. */
  private static final Span STAND_IN = new Span(1, Span.Unit.DAYS);

  private enum Clock {
    RUNNING,
    STOPPED
  }

  Stage read(String key, Section stage) {
    var read =
        new Stage(
            key,
            labels.read(stage, "label"),
            stage.value("visible", Form.FLAG, true),
            stage.choice("clock", Clock.class, Clock.RUNNING) == Clock.RUNNING,
            stage.list("next", Form.KEY),
            who(stage),
            Set.copyOf(stage.list("categories", Form.KEY)),
            stage.choice("order", Order.class, Order.AGE),
            stage.has("timer") ? timer(stage.section("timer")) : null,
            stage.valueOrNull("on_reply", Form.KEY),
            stage.valueOrNull("on_answer", Form.KEY),
            stage.choiceOrNull("ends", Ending.class),
            Set.copyOf(stage.choices("needs", Need.class)),
            needsOf(stage.section("needs_of")),
            new FileRuleReader(labels).read(stage, true));
    stage.close();
    return read;
  }

  private static Set<Who> who(Section stage) {
    var by = Set.copyOf(stage.choices("by", Who.class));
    return by.isEmpty() ? Who.STAFF : by;
  }

  private static Map<String, Set<Need>> needsOf(Section section) {
    var needs = new LinkedHashMap<String, Set<Need>>();
    for (String category : section.names()) {
      needs.put(category, Set.copyOf(section.choices(category, Need.class)));
    }
    return needs;
  }

  private static Timer timer(Section section) {
    var timer =
        new Timer(
            section.required("after", Form.SPAN, STAND_IN),
            section.required("to", Form.KEY, "?"),
            section.valueOrNull("warning", Form.DURATION));
    var warning = timer.warning();
    if (warning != null
        && warning.compareTo(timer.after().least()) >= 0
        && timer.after() != STAND_IN) {
      section.wrong("warning", "timer.warning");
    }
    section.close();
    return timer;
  }
}
