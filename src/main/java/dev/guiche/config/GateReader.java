package dev.guiche.config;

import dev.guiche.config.GateRule.Answer;
import dev.guiche.config.GateRule.ContractIs;
import dev.guiche.config.GateRule.ModuleIs;
import dev.guiche.config.GateRule.Offer;
import dev.guiche.config.GateRule.ProductIs;
import dev.guiche.config.GateRule.Standing;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the {@code gate:} of a desk: rules in the order of the file. */
record GateReader(String desk, List<String> desks, List<PlanConfig> plans, String language) {
  List<GateRule> read(Section gate) {
    return gate.sections().entrySet().stream()
        .map(entry -> rule(entry.getKey(), entry.getValue()))
        .toList();
  }

  private GateRule rule(String key, Section section) {
    var answer = section.choiceOrNull("answer", Answer.class);
    var standings = EnumSet.noneOf(Standing.class);
    standings.addAll(section.choices("standing", Standing.class));
    var rule =
        new GateRule(
            key,
            Set.copyOf(standings),
            section.choiceOrNull("contract", ContractIs.class),
            section.choiceOrNull("module", ModuleIs.class),
            section.choiceOrNull("product", ProductIs.class),
            section.list("plan", Form.KEY),
            answer == null ? Answer.WARN : answer,
            section.valueOrNull("to", Form.KEY),
            message(section),
            section.choiceOrNull("offer", Offer.class));
    if (!section.has("answer")) {
      section.wrong("answer", "missing", "answer");
    }
    checkNames(section, rule);
    checkAnswer(section, rule);
    section.close();
    return rule;
  }

  private @Nullable Label message(Section section) {
    return section.has("message") ? section.label("message", language) : noMessage(section);
  }

  /** Asks for the key all the same, so that it counts as known. */
  private static @Nullable Label noMessage(Section section) {
    section.section("message");
    return null;
  }

  private void checkNames(Section section, GateRule rule) {
    var known = plans.stream().map(PlanConfig::key).toList();
    rule.plans().stream()
        .filter(plan -> !known.contains(plan))
        .forEach(plan -> section.unknown("plan", "gate.plan", plan, known));
    String to = rule.to();
    if (to != null && !desks.contains(to)) {
      section.unknown("to", "gate.desk", to, desks);
    }
  }

  private void checkAnswer(Section section, GateRule rule) {
    boolean routes = rule.answer() == Answer.ROUTE;
    if (routes != (rule.to() != null)) {
      section.wrong("to", routes ? "gate.to.missing" : "gate.to.idle");
    } else if (desk.equals(rule.to())) {
      section.wrong("to", "gate.to.itself");
    }
    if (rule.offer() != null && rule.answer() != Answer.REFUSE) {
      section.wrong("offer", "gate.offer");
    }
  }
}
