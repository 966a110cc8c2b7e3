package dev.guiche.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How tickets move, as data. It has been proven to work: every stage can be reached, every category
 * has a way from the first stage to one that ends the ticket, every name leads somewhere.
 *
 * @param stages at least one; a new ticket stands in the first
 * @param categories at least one; the first is the category of a ticket that nobody classified
 */
public record WorkflowConfig(String name, List<Stage> stages, List<Category> categories) {
  public WorkflowConfig {
    stages = List.copyOf(stages);
    categories = List.copyOf(categories);
  }

  public Stage first() {
    return stages.getFirst();
  }

  public Optional<Stage> stage(String key) {
    return stages.stream().filter(stage -> stage.key().equals(key)).findFirst();
  }

  public Optional<Category> category(String key) {
    return categories.stream().filter(category -> category.key().equals(key)).findFirst();
  }

  /**
   * Where a ticket stands.
   *
   * @param visible whether the customer may know of this stage; if not, they go on seeing the last
   *     visible one
   * @param clockRuns whether the time spent here counts as ours
   * @param next keys of the stages that a person may move the ticket to from here
   * @param by who may move a ticket here
   * @param categories keys of the categories that may enter; empty for all
   * @param order how the tickets that wait here are lined up
   * @param timer what happens when the customer stays silent; null for nothing
   * @param onReply key of the stage that the customer's word moves the ticket to; null: it stays,
   *     or, where the ticket had ended, goes back to the first stage
   * @param ends what the ticket has come to when it stands here; null while it is open
   * @param needs what a person must write down to move a ticket here; a timer needs nothing
   */
  public record Stage(
      String key,
      Label label,
      boolean visible,
      boolean clockRuns,
      List<String> next,
      Set<Who> by,
      Set<String> categories,
      Order order,
      @Nullable Timer timer,
      @Nullable String onReply,
      @Nullable Ending ends,
      Set<Need> needs) {
    public Stage {
      next = List.copyOf(next);
      by = Set.copyOf(by);
      categories = Set.copyOf(categories);
      needs = Set.copyOf(needs);
    }

    public boolean takes(Category category) {
      return categories.isEmpty() || categories.contains(category.key());
    }
  }

  /**
   * @param after for how long the customer must have been silent in this stage
   * @param to key of the stage that the ticket then moves to
   * @param warning how long before that the customer is warned; null for no warning
   */
  public record Timer(Duration after, String to, @Nullable Duration warning) {}

  /**
   * @param by who may choose it
   */
  public record Category(String key, Label label, Priority priority, Set<Who> by) {
    public Category {
      by = Set.copyOf(by);
    }
  }

  /** From the least to the most pressing. */
  public enum Priority {
    LOW,
    NORMAL,
    HIGH,
    URGENT
  }

  /**
   * How waiting tickets are lined up: the oldest first, or the most pressing and then the oldest.
   */
  public enum Order {
    AGE,
    PRIORITY
  }

  /** What a ticket came to. */
  public enum Ending {
    SOLVED,
    CANCELLED
  }

  /** What has to be written down; the customer reads it. */
  public enum Need {
    SOLUTION,
    REASON
  }

  /** Who does something with a ticket. */
  public enum Who {
    CUSTOMER,
    CONSULTANT,
    SUPERVISOR,
    ADMIN;

    /** Everybody of the house. */
    public static final Set<Who> STAFF = Set.of(CONSULTANT, SUPERVISOR, ADMIN);
  }
}
