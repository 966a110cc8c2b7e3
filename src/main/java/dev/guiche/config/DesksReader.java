package dev.guiche.config;

import dev.guiche.config.WorkflowConfig.Who;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code desks:}. */
record DesksReader(
    Section root,
    List<String> mailboxes,
    List<String> bots,
    List<WorkflowConfig> workflows,
    List<PlanConfig> plans,
    String language) {
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
            new QueueReader(key, root.section("desks").names()).read(section),
            warn,
            danger,
            section.valueOrNull("mailbox", Form.TEXT),
            section.value("portal", Form.FLAG, false),
            section.value("workflow", Form.TEXT, WorkflowsReader.DEFAULT),
            new FileRuleReader(new LabelReader(language)).read(section, false),
            gate(key, section),
            new TelegramGroupReader(bots).read(section),
            new CareReader(language).read(section),
            TiesConfig.read(section));
    checkNames(section, desk);
    section.section("hours"); // HoursReader reads it
    section.close();
    return desk;
  }

  private GateConfig gate(String key, Section desk) {
    var all = root.section("desks").names();
    var passBy = Set.copyOf(desk.choices("pass_by", Who.class));
    return new GateConfig(
        new GateReader(key, all, plans, language).read(desk.section("gate")),
        passBy.isEmpty() ? GateConfig.OPEN.passBy() : passBy,
        charge(all, desk));
  }

  private @Nullable ChargeInfo charge(List<String> desks, Section desk) {
    boolean charges = desk.has("charge_info");
    var section = desk.section("charge_info");
    if (!charges) {
      return null;
    }
    var charge =
        new ChargeInfo(
            section.label("text", language),
            section.required("desk", Form.KEY, "?"),
            section.required("stage", Form.KEY, "?"));
    if (section.has("desk") && !desks.contains(charge.desk())) {
      section.unknown("desk", "desk.unknown", charge.desk(), desks);
    }
    checkStage(desk, section, charge);
    section.close();
    return charge;
  }

  /** Work that waits for money must be able to wait: there is such a stage, and no clock runs. */
  private void checkStage(Section desk, Section section, ChargeInfo charge) {
    String name = desk.value("workflow", Form.TEXT, WorkflowsReader.DEFAULT);
    workflows.stream()
        .filter(workflow -> workflow.name().equals(name) && section.has("stage"))
        .forEach(
            workflow ->
                workflow
                    .stage(charge.stage())
                    .ifPresentOrElse(
                        stage -> {
                          if (stage.clockRuns() || stage.ends() != null) {
                            section.wrong("stage", "charge.stage");
                          }
                        },
                        () ->
                            section.unknown(
                                "stage",
                                "stage.unknown",
                                charge.stage(),
                                workflow.stages().stream()
                                    .map(WorkflowConfig.Stage::key)
                                    .toList())));
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
