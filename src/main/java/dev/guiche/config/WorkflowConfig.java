package dev.guiche.config;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How tickets move, as data. It has been proven to work: every stage can be reached, every category
 * has a way from the first stage to one that ends the ticket, every name leads somewhere.
 *
 * @param at where it is declared
 * @param stages at least one; a new ticket stands in the first
 * @param categories at least one; of two with one priority, the earlier is served first
 * @param unclassified key of the category of a ticket that nobody classified and that no word of it
 *     gives away
 * @param fields what is asked at opening, in this order
 * @param targets the first that holds for a ticket is its own
 * @param successors keys of stages and categories that are no more, and of those that took their
 *     place
 */
public record WorkflowConfig(
    String name,
    Place at,
    List<Stage> stages,
    List<Category> categories,
    String unclassified,
    List<TicketField> fields,
    List<Target> targets,
    Map<String, String> successors) {
  public WorkflowConfig {
    stages = List.copyOf(stages);
    categories = List.copyOf(categories);
    fields = List.copyOf(fields);
    targets = List.copyOf(targets);
    successors = Map.copyOf(successors);
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

  public Optional<TicketField> field(String key) {
    return fields.stream().filter(field -> field.key().equals(key)).findFirst();
  }

  /** The field that names something which the house knows of; there is at most one. */
  public Optional<TicketField> field(TicketField.Of what) {
    return fields.stream().filter(field -> field.of() == what).findFirst();
  }

  /** The category of a ticket of which nothing is known. */
  public Category whenUnclassified() {
    return category(unclassified).orElseThrow();
  }

  /** The category's place among all of them, from 1, by which equal priorities are lined up. */
  public int rank(Category category) {
    return categories.indexOf(category) + 1;
  }

  /** The category that the words of a ticket give away; of several, the most pressing. */
  public Optional<Category> classify(String text) {
    var words = new PlainWords(text);
    return categories.stream()
        .filter(category -> category.words().stream().map(PlainWords::new).anyMatch(words::contain))
        .max(Comparator.comparing(Category::priority).thenComparing(c -> -rank(c)));
  }

  /**
   * What we mean to keep for such a ticket.
   *
   * @param plan of the requester's contract; null where there is none
   */
  public Optional<Target> target(Category category, Priority priority, @Nullable String plan) {
    return targets.stream().filter(one -> one.holdsFor(category, priority, plan)).findFirst();
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
   * @param onAnswer key of the stage that our visible answer moves the ticket to; null: it stays
   * @param ends what the ticket has come to when it stands here; null while it is open
   * @param needs what one of us must write down to move a ticket here; customers and timers need
   *     nothing
   * @param needsOf by category, what its tickets need besides
   * @param files which files are taken while a ticket stands here; null for the desk's rule, or any
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
      @Nullable String onAnswer,
      @Nullable Ending ends,
      Set<Need> needs,
      Map<String, Set<Need>> needsOf,
      @Nullable FileRule files) {
    public Stage {
      next = List.copyOf(next);
      by = Set.copyOf(by);
      categories = Set.copyOf(categories);
      needs = Set.copyOf(needs);
      needsOf = Map.copyOf(needsOf);
    }

    public boolean takes(Category category) {
      return categories.isEmpty() || categories.contains(category.key());
    }

    /** All that one of us must write down, in the order in which it is asked. */
    public List<Need> needs(Category category) {
      var all = new LinkedHashSet<>(needs);
      all.addAll(needsOf.getOrDefault(category.key(), Set.of()));
      return all.stream().sorted().toList();
    }
  }

  /**
   * @param after for how long the customer must have been silent in this stage, in the desk's hours
   *     where it is of business
   * @param to key of the stage that the ticket then moves to
   * @param warning how long before that the customer is warned; null for no warning
   */
  public record Timer(Span after, String to, @Nullable Duration warning) {}

  /**
   * @param only what the names of files end with, in lower case and without the dot
   * @param required whether the customer's word moves the ticket on only with such a file
   * @param say how the customer is told why another file is not taken; null for the house's words
   */
  public record FileRule(Set<String> only, boolean required, @Nullable Label say) {
    public FileRule {
      only = Set.copyOf(only);
    }
  }

  /**
   * @param by who may choose it
   * @param words that give it away in a title or a first message, where nobody chose; accents and
   *     capitals do not matter
   */
  public record Category(
      String key, Label label, Priority priority, Set<Who> by, List<String> words) {
    public Category {
      by = Set.copyOf(by);
      words = List.copyOf(words);
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

  /**
   * What has to be written down: what was done and why not, which the customer reads; the version
   * or month that it is planned for; the day that the customer is promised.
   */
  public enum Need {
    SOLUTION,
    REASON,
    PLANNED,
    PROMISED
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
