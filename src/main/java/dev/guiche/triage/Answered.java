package dev.guiche.triage;

import dev.guiche.config.TriageConfig.Question;
import dev.guiche.conversation.NewEntry;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One question and what the customer answered.
 *
 * @param question its key in the tree
 * @param field under what name a ticket keeps the answer
 * @param ask as the customer read it
 * @param answer the label of an option, or the customer's own words
 * @param own whether these are the customer's own words
 */
public record Answered(String question, String field, String ask, String answer, boolean own) {
  /**
   * What was answered, for those who serve; customers do not read it.
   *
   * @param reason why no more was asked
   */
  public static NewEntry event(String reason, List<Answered> answers) {
    return NewEntry.event("triaged", null, false, Map.of("reason", reason, "answers", answers));
  }

  /**
   * @param said as it was understood
   * @param house the language in which those who serve read the question
   */
  static Answered to(Question question, String said, Locale house) {
    boolean own = question.options().isEmpty();
    return new Answered(question.key(), question.field(), question.ask().in(house), said, own);
  }
}
