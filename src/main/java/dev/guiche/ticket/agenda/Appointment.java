package dev.guiche.ticket.agenda;

import dev.guiche.conversation.Protocol;
import dev.guiche.ticket.TicketId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to take place.
 *
 * @param place an address, or a link for one that is held remotely; null while that is open
 * @param consultant who goes, or null
 * @param remind minutes before it at which the customer is reminded
 * @param sequence how often it was changed
 */
public record Appointment(
    long id,
    TicketId ticket,
    Protocol protocol,
    String title,
    Kind kind,
    Instant startsAt,
    int minutes,
    @Nullable String place,
    @Nullable Long consultant,
    @Nullable String consultantName,
    List<Long> remind,
    int sequence,
    boolean cancelled) {

  /** What takes place. */
  public enum Kind {
    TRAINING,
    VISIT,
    PREVENTIVE
  }

  /**
   * What is wished for.
   *
   * @param remind minutes before
   */
  public record Wish(
      Kind kind,
      Instant startsAt,
      int minutes,
      @Nullable String place,
      @Nullable Long consultant,
      List<Long> remind) {
    /** A day and an hour before. */
    public static final List<Long> USUAL = List.of(1440L, 60L);
  }
}
