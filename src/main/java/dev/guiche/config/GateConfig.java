package dev.guiche.config;

import dev.guiche.config.WorkflowConfig.Who;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom a desk serves.
 *
 * @param rules in the order in which they are tried; empty: everybody
 * @param passBy who may pass what a rule holds back, with a reason
 * @param charge for those without a contract; null: nobody is charged
 */
public record GateConfig(List<GateRule> rules, Set<Who> passBy, @Nullable ChargeInfo charge) {
  /** Everybody is served. */
  public static final GateConfig OPEN =
      new GateConfig(List.of(), Set.of(Who.SUPERVISOR, Who.ADMIN), null);

  public GateConfig {
    rules = List.copyOf(rules);
    passBy = Set.copyOf(passBy);
  }

  /** Whether nothing is asked of anybody. */
  public boolean isOpen() {
    return rules.isEmpty() && charge == null;
  }
}
