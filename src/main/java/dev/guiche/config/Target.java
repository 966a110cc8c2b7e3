package dev.guiche.config;

import dev.guiche.config.WorkflowConfig.Category;
import dev.guiche.config.WorkflowConfig.Priority;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What we mean to keep for some tickets. Consultants see it; it is no promise to the customer.
 *
 * @param categories keys of the categories that it holds for; empty for all
 * @param priorities empty for all
 * @param plans names of the contracts' plans, in any case; empty for all, contract or not
 * @param firstAnswer from the opening to our first answer; null for no aim
 * @param nextAnswer from the customer's word to our answer; null for no aim
 * @param solution from the opening to the end; null for no aim
 */
public record Target(
    Set<String> categories,
    Set<Priority> priorities,
    List<String> plans,
    @Nullable Span firstAnswer,
    @Nullable Span nextAnswer,
    @Nullable Span solution) {

  public Target {
    categories = Set.copyOf(categories);
    priorities = Set.copyOf(priorities);
    plans = plans.stream().map(plan -> plan.toLowerCase(Locale.ROOT)).toList();
  }

  /**
   * @param plan of the requester's contract; null where there is none
   */
  boolean holdsFor(Category category, Priority priority, @Nullable String plan) {
    return (categories.isEmpty() || categories.contains(category.key()))
        && (priorities.isEmpty() || priorities.contains(priority))
        && (plans.isEmpty() || (plan != null && plans.contains(plan.toLowerCase(Locale.ROOT))));
  }
}
