package dev.guiche.ticket;

import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.desk.ConsultantId;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different about a ticket; null leaves a thing as it is.
 *
 * @param category reclassifies it, and with it its priority, unless that is given too
 * @param assignee who answers for it from now on
 * @param unassign nobody answers for it; {@code assignee} is null then
 * @param fields answers given anew, by the keys of the workflow's fields; an empty one takes the
 *     old one away
 * @param planned the version or month in which it will be done; empty for no plan any more
 * @param promised the day that the customer is told
 * @param unpromise takes the promise back; {@code promised} is null then
 */
public record TicketChange(
    @Nullable String title,
    @Nullable String category,
    @Nullable Priority priority,
    @Nullable ConsultantId assignee,
    boolean unassign,
    Map<String, String> fields,
    @Nullable String planned,
    @Nullable LocalDate promised,
    boolean unpromise) {

  public TicketChange {
    fields = Map.copyOf(fields);
  }

  /** Fields, plan and promise stay as they are. */
  public TicketChange(
      @Nullable String title,
      @Nullable String category,
      @Nullable Priority priority,
      @Nullable ConsultantId assignee,
      boolean unassign) {
    this(title, category, priority, assignee, unassign, Map.of(), null, null, false);
  }

  public static TicketChange assign(ConsultantId to) {
    return new TicketChange(null, null, null, to, false);
  }

  public static TicketChange reclassify(String category) {
    return new TicketChange(null, category, null, null, false);
  }
}
