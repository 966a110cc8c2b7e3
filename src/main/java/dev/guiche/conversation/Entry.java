package dev.guiche.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guiche.channel.DeliveryStatus;
import dev.guiche.contact.ContactId;
import dev.guiche.desk.ConsultantId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing on a timeline.
 *
 * @param position its place there; compare positions, then ids
 * @param authorName as we show it; empty for the system
 * @param visible whether the customer may see it, anywhere
 * @param channel where it was said; null for notes and events
 * @param subject of a mail, or null
 * @param html sanitized, or null
 * @param folded quoted history and signature, or null
 * @param event {@code {"type": …}} and what belongs to it; null unless an event
 * @param delivery how far it has come, the least of its parts; null when it goes nowhere
 * @param deliveryReason why it failed; null otherwise
 * @param answers the entry that it replies to, or null
 * @param automatic written by a machine on the customer's side
 * @param thirdParty by somebody who takes no part in the ticket
 * @param clientKey the key under which a consultant's screen sent it, or null
 */
public record Entry(
    EntryId id,
    TimelineId timeline,
    long position,
    EntryKind kind,
    Author author,
    @Nullable ConsultantId consultant,
    @Nullable ContactId contact,
    String authorName,
    boolean visible,
    @Nullable String channel,
    @Nullable String subject,
    String text,
    @Nullable String html,
    @Nullable String folded,
    @Nullable JsonNode event,
    List<Attachment> attachments,
    @Nullable DeliveryStatus delivery,
    @Nullable String deliveryReason,
    @Nullable EntryId answers,
    boolean automatic,
    boolean thirdParty,
    @Nullable String clientKey,
    Instant at,
    @Nullable Instant editedAt) {}
