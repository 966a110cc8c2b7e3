package dev.guiche.panel.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.guiche.channel.ChannelKind;
import dev.guiche.config.WorkflowConfig;
import dev.guiche.conversation.TimelineId;
import dev.guiche.ticket.Deadline;
import dev.guiche.ticket.Ticket;
import dev.guiche.ticket.TicketId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as lists and heads show it.
 *
 * @param priority 0 low, 1 normal, 2 high, 3 urgent
 * @param rank of the category, from 1: of equal priorities the lower is served first
 */
public record TicketSummary(
    TicketId id,
    TimelineId timeline,
    String protocol,
    String title,
    Refs.DeskRef desk,
    StageView stage,
    CategoryView category,
    int priority,
    int rank,
    Refs.@Nullable ConsultantRef assignee,
    Refs.ContactRef contact,
    int unread,
    Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable Instant lastEntryAt,
    Refs.@Nullable Preview preview,
    @Nullable String planned,
    @Nullable LocalDate promised,
    List<Refs.ConversationRef> conversations,
    @Nullable DeadlineView deadline) {

  /** Whether time spent in a stage is ours. */
  public enum Clock {
    RUNNING,
    STOPPED
  }

  /**
   * @param closed left out while a ticket in it is open
   */
  public record StageView(
      String key,
      String label,
      boolean visible,
      Clock clock,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean closed) {

    static StageView of(WorkflowConfig.Stage stage, Locale locale) {
      return new StageView(
          stage.key(),
          stage.label().in(locale),
          stage.visible(),
          stage.clockRuns() ? Clock.RUNNING : Clock.STOPPED,
          stage.ends() != null);
    }
  }

  /** What kind of need it is. */
  public record CategoryView(String key, String label) {}

  /**
   * The next thing that we mean to keep.
   *
   * @param leftSeconds negative when it is late; while the clock stands it does not grow less
   */
  public record DeadlineView(
      Deadline.Aim aim, Deadline.State state, Instant dueAt, long leftSeconds) {

    static @Nullable DeadlineView of(@Nullable Deadline deadline) {
      return deadline == null
          ? null
          : new DeadlineView(
              deadline.aim(), deadline.state(), deadline.due(), deadline.left().toSeconds());
    }
  }

  static TicketSummary of(
      Ticket t, Locale locale, Function<String, @Nullable ChannelKind> kindOfChannel) {
    return new TicketSummary(
        t.id(),
        t.timeline(),
        t.protocol().value(),
        t.title(),
        new Refs.DeskRef(t.desk(), t.deskLabel()),
        StageView.of(t.stage(), locale),
        new CategoryView(t.category().key(), t.category().label().in(locale)),
        TicketViews.level(t.priority()),
        t.rank(),
        Refs.ConsultantRef.of(t.assignee(), t.assigneeName()),
        new Refs.ContactRef(t.contact(), t.contactName(), t.company()),
        t.unread(),
        t.openedAt(),
        t.closedAt(),
        t.lastEntryAt(),
        Refs.Preview.of(t.preview()),
        t.planned(),
        t.promisedOn(),
        t.conversations().stream()
            .map(
                talk ->
                    new Refs.ConversationRef(
                        talk.id(),
                        talk.protocol().value(),
                        talk.channel(),
                        kindOfChannel.apply(talk.channel())))
            .toList(),
        DeadlineView.of(t.deadline()));
  }
}
