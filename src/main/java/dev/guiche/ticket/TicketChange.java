package dev.guiche.ticket;

import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.desk.ConsultantId;
import org.jspecify.annotations.Nullable;

/**
 * What is to be different about a ticket; null leaves a thing as it is.
 *
 * @param category reclassifies it, and with it its priority, unless that is given too
 * @param assignee who answers for it from now on
 * @param unassign nobody answers for it; {@code assignee} is null then
 */
public record TicketChange(
    @Nullable String title,
    @Nullable String category,
    @Nullable Priority priority,
    @Nullable ConsultantId assignee,
    boolean unassign) {

  public static TicketChange assign(ConsultantId to) {
    return new TicketChange(null, null, null, to, false);
  }

  public static TicketChange reclassify(String category) {
    return new TicketChange(null, category, null, null, false);
  }
}
