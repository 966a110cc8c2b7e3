package dev.guiche.contact.gate;

import dev.guiche.config.GateRule;
import org.jspecify.annotations.Nullable;

/**
 * What a gate answers.
 *
 * @param rule the first that holds; null: none does, and everybody is let through
 * @param customer whether a contract holds today
 */
public record Verdict(@Nullable GateRule rule, boolean customer) {
  /** Of a gate that asks nothing, and so knows nothing of a contract. */
  static final Verdict OPEN = new Verdict(null, false);

  public GateRule.Answer answer() {
    return rule == null ? GateRule.Answer.ALLOW : rule.answer();
  }
}
