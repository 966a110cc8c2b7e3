package dev.guiche.config;

import dev.guiche.config.TicketField.Of;
import dev.guiche.config.TicketField.Option;
import dev.guiche.config.WorkflowConfig.Who;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one field that is asked at the opening of a ticket. */
record FieldReader(LabelReader labels) {
  TicketField read(String key, Section field) {
    var by = Set.copyOf(field.choices("by", Who.class));
    var read =
        new TicketField(
            key,
            labels.read(field, "label"),
            field.choiceOrNull("of", Of.class),
            field.value("required", Form.FLAG, false),
            options(field),
            Set.copyOf(field.list("categories", Form.KEY)),
            by.isEmpty() ? Set.of(Who.values()) : by);
    field.close();
    return read;
  }

  /** Keys with their labels, or a list of texts which are both. */
  private List<Option> options(Section field) {
    if (field.isGroup("options")) {
      var group = field.section("options");
      return group.names().stream().map(key -> new Option(key, labels.read(group, key))).toList();
    }
    return field.list("options", Form.TEXT).stream()
        .distinct()
        .map(text -> new Option(text, new Label(Map.of(labels.language(), text))))
        .toList();
  }
}
