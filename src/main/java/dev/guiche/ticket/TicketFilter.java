package dev.guiche.ticket;

import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.contact.company.CompanyId;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which tickets a list shows, and in what order.
 *
 * @param desk only this desk's, or null
 * @param stages keys of stages; empty for all
 * @param categories keys of categories; empty for all
 * @param priorities empty for all
 * @param assignee only this consultant's, or null
 * @param unassigned only those that nobody answers for
 * @param company only of this company's people, or null
 * @param tag only what has it, or null
 * @param pressing only what is so near to its next deadline, or null
 * @param text only what {@link dev.guiche.search.Finder} finds by it, or null
 */
public record TicketFilter(
    State state,
    @Nullable DeskId desk,
    List<String> stages,
    List<String> categories,
    List<Priority> priorities,
    @Nullable ConsultantId assignee,
    boolean unassigned,
    @Nullable CompanyId company,
    @Nullable String tag,
    @Nullable Pressing pressing,
    @Nullable String text,
    Sort sort) {

  public TicketFilter {
    stages = List.copyOf(stages);
    categories = List.copyOf(categories);
    priorities = List.copyOf(priorities);
  }

  /** Open, ended, or both. */
  public enum State {
    OPEN,
    CLOSED,
    ALL
  }

  /** How near the next deadline is. */
  public enum Pressing {
    /** Missed. */
    LATE,
    /** Missed, or a quarter of the time is left, or less. */
    RISK
  }

  /** What stands first. */
  public enum Sort {
    /** The newest word. */
    NEWEST,
    /** What was opened first. */
    OLDEST,
    /** The most pressing, and of those what was opened first. */
    PRIORITY,
    /** What is due first; then whose clock stands, then what has no deadline. */
    DUE
  }

  public static TicketFilter of(State state) {
    return new TicketFilter(
        state,
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        false,
        null,
        null,
        null,
        null,
        Sort.NEWEST);
  }
}
