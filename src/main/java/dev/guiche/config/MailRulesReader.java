package dev.guiche.config;

import dev.guiche.config.WorkflowConfig.Priority;
import java.util.List;

/**
 * Reads {@code rules:} of a mailbox.
 *
 * @param desks keys of all of them
 * @param opens what the mails begin; a conversation has no category
 */
record MailRulesReader(List<String> desks, EmailConfig.Opens opens) {
  private static final List<String> CONDITIONS = List.of("subject", "words", "from", "company");
  private static final List<String> RESULTS = List.of("desk", "category", "priority");

  List<MailRule> read(Section rules) {
    return rules.sections().entrySet().stream()
        .map(one -> rule(one.getKey(), one.getValue()))
        .toList();
  }

  private MailRule rule(String key, Section section) {
    var rule =
        new MailRule(
            key,
            section.list("subject", Form.TEXT),
            section.list("words", Form.TEXT),
            section.list("from", Form.TEXT),
            section.list("company", Form.TEXT),
            section.valueOrNull("desk", Form.TEXT),
            section.valueOrNull("category", Form.KEY),
            section.choiceOrNull("priority", Priority.class));
    if (CONDITIONS.stream().noneMatch(section::has)) {
      section.wrong("subject", "rule.always");
    }
    if (RESULTS.stream().noneMatch(section::has)) {
      section.wrong("desk", "rule.nothing");
    }
    if (rule.category() != null && opens == EmailConfig.Opens.CONVERSATION) {
      section.wrong("category", "rule.conversation");
    }
    String desk = rule.desk();
    if (desk != null && !desks.isEmpty() && !desks.contains(desk)) {
      section.unknown("desk", "desk.unknown", desk, desks);
    }
    section.close();
    return rule;
  }

  /** When the desks are known: their workflows must have the categories that the rules give. */
  static void check(
      Section root,
      List<ChannelConfig> channels,
      List<DeskConfig> desks,
      List<WorkflowConfig> workflows) {
    for (var channel : channels) {
      if (channel instanceof EmailConfig mailbox) {
        var rules = root.section("channels").section(mailbox.name()).section("rules");
        mailbox.rules().forEach(rule -> check(rules, mailbox, rule, desks, workflows));
      }
    }
  }

  private static void check(
      Section rules,
      EmailConfig mailbox,
      MailRule rule,
      List<DeskConfig> desks,
      List<WorkflowConfig> workflows) {
    String category = rule.category();
    String desk = rule.desk() == null ? mailbox.desk() : rule.desk();
    if (category == null || mailbox.opens() == EmailConfig.Opens.CONVERSATION) {
      return;
    }
    desks.stream()
        .filter(one -> one.key().equals(desk))
        .flatMap(one -> workflows.stream().filter(flow -> flow.name().equals(one.workflow())))
        .filter(flow -> flow.category(category).isEmpty())
        .forEach(
            flow ->
                rules
                    .section(rule.key())
                    .unknown(
                        "category",
                        "category.unknown",
                        category,
                        flow.categories().stream().map(WorkflowConfig.Category::key).toList()));
  }
}
