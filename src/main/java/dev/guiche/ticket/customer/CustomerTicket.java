package dev.guiche.ticket.customer;

import dev.guiche.config.WorkflowConfig;
import dev.guiche.config.WorkflowConfig.Ending;
import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.config.WorkflowConfig.Who;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a customer may know of a ticket.
 *
 * @param stage the last one that they may see, in their language; null where the workflow shows
 *     nothing
 * @param waitsForThem whether we wait for their word
 * @param ends what it came to; null while it is open
 * @param solution what was done, or null
 * @param reason why it was denied or cancelled, or null
 * @param planned the version or month it is planned for, or null
 * @param promisedOn the day that they were told, or null
 * @param answers what was answered at opening to what customers are asked
 * @param requester whose it is, for those who see their colleagues'
 */
public record CustomerTicket(
    TicketId id,
    String protocol,
    String title,
    String desk,
    String category,
    @Nullable String stage,
    boolean waitsForThem,
    @Nullable Ending ends,
    Instant openedAt,
    @Nullable Instant lastEntryAt,
    @Nullable Instant closedAt,
    @Nullable String solution,
    @Nullable String reason,
    @Nullable String planned,
    @Nullable LocalDate promisedOn,
    List<Answer> answers,
    String requester) {

  /** One of the workflow's fields, in the reader's language. */
  public record Answer(String label, String value) {}

  static CustomerTicket of(
      Ticket t, WorkflowConfig workflow, @Nullable Instant lastEntryAt, Locale locale) {
    Stage seen = t.lastVisibleStage();
    return new CustomerTicket(
        t.id(),
        t.protocol().value(),
        t.title(),
        t.deskLabel(),
        t.category().label().in(locale),
        seen == null ? null : seen.label().in(locale),
        seen != null && seen.ends() == null && !seen.clockRuns(),
        seen == null ? null : seen.ends(),
        t.openedAt(),
        lastEntryAt,
        seen == null || seen.ends() == null ? null : t.closedAt(),
        t.solution(),
        t.reason(),
        t.stage().visible() ? t.planned() : null,
        t.promisedOn(),
        answers(t, workflow, locale),
        t.contactName());
  }

  /** What only the house is asked stays in the house. */
  private static List<Answer> answers(Ticket t, WorkflowConfig workflow, Locale locale) {
    return workflow.fields().stream()
        .filter(field -> field.by().contains(Who.CUSTOMER) && t.fields().containsKey(field.key()))
        .map(
            field -> {
              String value = Objects.requireNonNull(t.fields().get(field.key()));
              return new Answer(
                  field.label().in(locale),
                  field.option(value).map(option -> option.label().in(locale)).orElse(value));
            })
        .toList();
  }
}
