package dev.guiche.config;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of those who come while a desk is closed.
 *
 * @param then where their talk goes
 * @param text what they read; null for the house's usual words
 * @param called what somebody reads for whom the consultant on call was called; null for the usual
 *     words
 * @param roster who is on call, in the order of the file; empty: nobody ever is
 */
public record AbsenceConfig(
    Then then, @Nullable String text, @Nullable String called, List<Duty> roster) {
  static final AbsenceConfig USUAL = new AbsenceConfig(Then.QUEUE, null, null, List.of());

  public AbsenceConfig {
    roster = List.copyOf(roster);
  }

  /** Where a talk goes that begins outside hours. */
  public enum Then {
    QUEUE,
    TICKET
  }

  /** How somebody on call is reached; in the panel they always are. */
  public enum Reach {
    PANEL,
    EMAIL,
    /** The desk's, where its colleagues read it too. */
    TELEGRAM_GROUP
  }

  /**
   * Somebody's time on call.
   *
   * @param who their e-mail, as in the panel
   * @param from on the desk's clock; null: always has been
   * @param to the first moment that is no longer theirs; null: for good
   */
  public record Duty(
      String who, @Nullable LocalDateTime from, @Nullable LocalDateTime to, Set<Reach> reach) {
    public Duty {
      reach = Set.copyOf(reach);
    }

    boolean holds(LocalDateTime moment) {
      return (from == null || !moment.isBefore(from)) && (to == null || moment.isBefore(to));
    }
  }

  /** Who is on call at that moment, with the desk's clock on the wall. */
  public List<Duty> onDuty(Instant moment, ZoneId zone) {
    var shown = LocalDateTime.ofInstant(moment, zone);
    return roster.stream().filter(duty -> duty.holds(shown)).toList();
  }
}
