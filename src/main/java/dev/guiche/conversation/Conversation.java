package dev.guiche.conversation;

import dev.guiche.channel.Address;
import dev.guiche.contact.ContactId;
import dev.guiche.database.Row;
import dev.guiche.desk.ConsultantId;
import dev.guiche.desk.DeskId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One live talk on one channel, as lists and heads show it.
 *
 * @param channel the channel's name
 * @param address where the customer writes from
 * @param outcome null until closed
 * @param consultant who has it in hand, or null
 * @param priority higher is served first; 0 is usual
 * @param atFront whether it was given back to the queue, and is served before all others
 * @param preview the newest message or note, or null
 * @param waitingSince since when the customer waits for our word; null when they do not
 * @param confirming whether the customer was asked if any doubt remains, and has not answered
 * @param offeredBy who handed it to the consultant, who has not accepted it yet; null otherwise
 * @param lastCustomerAt when the customer last wrote; the answer window counts from here
 */
public record Conversation(
    ConversationId id,
    TimelineId timeline,
    Protocol protocol,
    String channel,
    Address address,
    ConversationState state,
    @Nullable Outcome outcome,
    @Nullable String solution,
    DeskId desk,
    String deskLabel,
    @Nullable ConsultantId consultant,
    @Nullable String consultantName,
    ContactId contact,
    String contactName,
    @Nullable String company,
    @Nullable String email,
    int priority,
    boolean atFront,
    @Nullable Preview preview,
    int unread,
    @Nullable Instant lastEntryAt,
    @Nullable Instant waitingSince,
    @Nullable Instant queuedAt,
    @Nullable Instant lastCustomerAt,
    Instant createdAt,
    @Nullable Instant closedAt,
    boolean confirming,
    @Nullable ConsultantId offeredBy,
    @Nullable String offeredByName) {

  /** One line of the last word. */
  public record Preview(Author author, EntryKind kind, String text, boolean hasFiles) {
    /** From the columns {@code said_by, said_as, said, said_files}; null when nothing was said. */
    public static @Nullable Preview of(Row row) {
      var author = row.constantOrNull("said_by", Author.class);
      return author == null
          ? null
          : new Preview(
              author,
              row.constant("said_as", EntryKind.class),
              row.text("said"),
              row.flag("said_files"));
    }
  }

  public boolean isOpen() {
    return state != ConversationState.CLOSED;
  }
}
