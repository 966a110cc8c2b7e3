package dev.guiche.ticket;

import dev.guiche.config.WorkflowConfig.Category;
import dev.guiche.config.WorkflowConfig.Priority;
import dev.guiche.config.WorkflowConfig.Stage;
import dev.guiche.contact.ContactId;
import dev.guiche.conversation.Conversation.Preview;
import dev.guiche.conversation.ConversationId;
import dev.guiche.conversation.Protocol;
import dev.guiche.conversation.TimelineId;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One need that outlives the talk, as consultants see it in lists and heads.
 *
 * @param lastVisibleStage what the customer sees; the stage itself unless that is internal; null
 *     where the workflow shows nothing
 * @param deskKey the desk's key in {@code channels.yml}
 * @param rank the category's place in the workflow, by which equal priorities are lined up
 * @param assignee who answers for it, or null
 * @param email where the requester reads mail, or null
 * @param mailbox the e-mail channel by which it came, or null
 * @param why the reason of an escalation, never shown to the customer; null for others
 * @param solution what was done, or null
 * @param reason why it was denied or cancelled, or null
 * @param fields what was answered at opening, by the keys of the workflow's fields
 * @param planned the version or month in which it will be done, or null
 * @param promisedOn the day that the customer was told, or null
 * @param unread the customer's entries that nobody of us has read
 * @param waitingSince since when the customer waits for our word; null when they do not
 * @param preview the newest message or note, or null
 * @param conversations the talks that it grew out of, oldest first
 * @param deadline the next thing that we mean to keep, or null
 */
public record Ticket(
    TicketId id,
    TimelineId timeline,
    Protocol protocol,
    String title,
    DeskId desk,
    String deskKey,
    String deskLabel,
    String workflow,
    Stage stage,
    @Nullable Stage lastVisibleStage,
    Instant stageSince,
    Category category,
    Priority priority,
    int rank,
    @Nullable ConsultantId assignee,
    @Nullable String assigneeName,
    ContactId contact,
    String contactName,
    @Nullable String company,
    @Nullable String email,
    @Nullable String mailbox,
    @Nullable String why,
    @Nullable String solution,
    @Nullable String reason,
    Map<String, String> fields,
    @Nullable String planned,
    @Nullable LocalDate promisedOn,
    int unread,
    @Nullable Instant waitingSince,
    @Nullable Instant lastEntryAt,
    Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable Preview preview,
    List<Talk> conversations,
    @Nullable Deadline deadline) {

  public Ticket {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    conversations = List.copyOf(conversations);
  }

  /** A linked conversation. */
  public record Talk(ConversationId id, TimelineId timeline, Protocol protocol, String channel) {}
}
