package dev.guiche.config;

import java.util.List;
import java.util.Locale;

/**
 * Tickets that stand where their workflow has no place any more.
 *
 * @param stage whether the place is a stage; otherwise it is a category
 * @param key of the place
 */
public record Stranded(
    WorkflowConfig workflow, boolean stage, String key, String desk, long tickets) {

  /** With file, line and cure for each of them, like anything else that is wrong there. */
  public static InvalidConfig refusal(List<Stranded> all, Locale locale) {
    var found = new java.util.ArrayList<Problem>();
    for (var one : all) {
      var at = one.workflow().at();
      var problems = new Problems(at.file(), locale);
      problems.add(
          at.line(),
          at.key().isEmpty() ? one.workflow().name() : at.key(),
          one.stage() ? "stage.stranded" : "category.stranded",
          one.tickets(),
          one.desk(),
          one.key());
      found.addAll(problems.asException().problems());
    }
    return new InvalidConfig(found);
  }
}
