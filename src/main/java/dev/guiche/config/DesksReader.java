package dev.guiche.config;

import java.time.Duration;
import java.util.List;

/** Reads {@code desks:}. */
record DesksReader(Section root, List<String> mailboxes, List<WorkflowConfig> workflows) {
  List<DeskConfig> read() {
    var section = root.section("desks");
    var desks =
        section.sections().entrySet().stream()
            .map(entry -> desk(entry.getKey(), entry.getValue()))
            .toList();
    if (desks.isEmpty()) {
      root.wrong("desks", "desks.none");
    }
    return desks;
  }

  private DeskConfig desk(String key, Section section) {
    var warn = section.value("wait_warn", Form.DURATION, Duration.ofMinutes(5));
    var danger = section.value("wait_danger", Form.DURATION, warn.multipliedBy(3));
    if (danger.compareTo(warn) <= 0) {
      section.wrong("wait_danger", "desk.danger");
    }
    var desk =
        new DeskConfig(
            key,
            section.value("label", Form.TEXT, key),
            section.value("away_limit", Form.DURATION, Duration.ofMinutes(2)),
            warn,
            danger,
            section.valueOrNull("mailbox", Form.TEXT),
            section.value("workflow", Form.TEXT, WorkflowReader.DEFAULT));
    checkNames(section, desk);
    section.close();
    return desk;
  }

  private void checkNames(Section section, DeskConfig desk) {
    String mailbox = desk.mailbox();
    if (mailbox != null && !mailboxes.contains(mailbox)) {
      section.unknown("mailbox", "mailbox.unknown", mailbox, mailboxes);
    }
    if (mailbox == null && mailboxes.size() > 1) {
      section.wrong("mailbox", "mailbox.which", String.join(", ", mailboxes));
    }
    var names = workflows.stream().map(WorkflowConfig::name).toList();
    if (!names.contains(desk.workflow())) {
      section.unknown("workflow", "workflow.unknown", desk.workflow(), names);
    }
  }
}
