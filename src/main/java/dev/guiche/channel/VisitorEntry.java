package dev.guiche.channel;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a visitor sees.
 *
 * @param position rises along the visitor's whole talk; entries are shown by it, then by id
 * @param name of the consultant; empty for anybody else
 * @param own the external id of the visitor's own message, null for ours
 * @param delivery the outbox's number of it, which {@link Channel#send} was given; null for what
 *     did not go through the outbox
 * @param status how far that delivery is; null when there is none
 * @param choices what the visitor may answer with one touch; empty for a free answer
 */
public record VisitorEntry(
    long id,
    long position,
    Author author,
    String name,
    String text,
    List<File> files,
    Instant at,
    boolean edited,
    @Nullable ExternalId own,
    @Nullable Long delivery,
    @Nullable DeliveryStatus status,
    List<String> choices) {

  public VisitorEntry {
    files = List.copyOf(files);
    choices = List.copyOf(choices);
  }

  /** Who said it. */
  public enum Author {
    VISITOR,
    CONSULTANT,
    SYSTEM
  }

  /**
   * @param size in bytes; 0 while it is not known
   * @param stored whether {@link VisitorTimeline#file} has it
   */
  public record File(long id, String name, String mediaType, long size, boolean stored) {}
}
