package dev.guiche.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * To whom a desk's queue gives, and what happens to those to whom nobody comes.
 *
 * @param prefer who is asked before the rule, where they are online with room
 * @param answerWithin how long a consultant may let a talk lie that was given to them, before it
 *     goes back to the front; null: for ever
 * @param overflow where those go who wait for too long, or null: they stay
 * @param skills what a talk needs its consultant to know; null: nothing
 * @param capacity how many talks of a kind of channel, such as {@code whatsapp}, one consultant
 *     holds, within their capacity
 * @param acceptWithin how long a colleague has to accept a talk, before it goes back to who gave it
 * @param tellTransfer whether customers hear who is with them now
 */
public record QueueConfig(
    Routing routing,
    Set<Preference> prefer,
    @Nullable Duration answerWithin,
    @Nullable Overflow overflow,
    @Nullable Skills skills,
    Map<String, Integer> capacity,
    Duration acceptWithin,
    boolean tellTransfer) {
  public static final QueueConfig USUAL = by(Routing.LONGEST_IDLE);

  public QueueConfig {
    prefer = Set.copyOf(prefer);
    capacity = Map.copyOf(capacity);
  }

  /** By this rule, and all else as it is where the file is silent. */
  public static QueueConfig by(Routing routing) {
    return new QueueConfig(
        routing,
        Set.of(Preference.values()),
        null,
        null,
        null,
        Map.of(),
        Duration.ofMinutes(5),
        true);
  }

  /** Who is asked first. */
  public enum Preference {
    /** The consultant who looks after the contact, or else after their company. */
    PORTFOLIO,
    /** Who served the contact last. */
    LAST
  }

  /**
   * Whoever has waited for so long waits at another desk from then on.
   *
   * @param to the key of a desk
   * @param tell whether the customer hears of it
   */
  public record Overflow(Duration after, String to, boolean tell) {}

  /**
   * The consultant must know what the customer answered.
   *
   * @param from questions of the triage
   * @param relax after so long anybody will do
   */
  public record Skills(List<String> from, Duration relax) {
    public Skills {
      from = List.copyOf(from);
    }
  }
}
