package dev.guiche.conversation;

import org.jspecify.annotations.Nullable;

/**
 * A file on a timeline, without its bytes.
 *
 * @param size bytes; null until it has been fetched
 * @param reason why it could not be fetched, in words for a consultant; null otherwise
 * @param contentId the id by which the entry's HTML shows it, or null
 */
public record Attachment(
    long id,
    String name,
    String mediaType,
    @Nullable Long size,
    State state,
    @Nullable String reason,
    @Nullable String contentId) {

  /** Whether its bytes are here. */
  public enum State {
    STORED,
    PENDING,
    FAILED
  }
}
