package dev.guiche.config;

import java.util.List;

/** Reads {@code plans:}. */
record PlansReader(Section section, Organization organization) {
  List<PlanConfig> read() {
    return section.sections().entrySet().stream()
        .map(entry -> plan(entry.getKey(), entry.getValue()))
        .toList();
  }

  private PlanConfig plan(String key, Section plan) {
    var read =
        new PlanConfig(
            key,
            plan.label("label", organization.locale().toLanguageTag()),
            plan.choice(
                "field_service", PlanConfig.FieldService.class, PlanConfig.FieldService.CHARGED),
            plan.list("modules", Form.TEXT));
    plan.close();
    return read;
  }
}
