package dev.guiche.config;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a desk cares for customers who wait, who fall silent, and who leave. A null part is switched
 * off; a null text is the house's own wording. Texts may hold {@code {nome}} and its kin.
 */
public record CareConfig(
    @Nullable Waiting waiting,
    @Nullable Silence silence,
    @Nullable Question question,
    @Nullable Rating rating) {
  public static final CareConfig NONE = new CareConfig(null, null, null, null);

  /**
   * A customer waits for our word.
   *
   * @param remind from when the consultant is reminded
   * @param supervisor from when the desk's supervisors are called; later than {@code remind}
   * @param tell how often the customer hears from us
   * @param place whether those in the queue hear their place
   */
  public record Waiting(
      Duration remind, Duration supervisor, Duration tell, boolean place, @Nullable Label text) {}

  /**
   * We wait for a customer's word.
   *
   * @param warn silence after which they are warned
   * @param close how long after the warning the talk is closed
   */
  public record Silence(
      Duration warn, Duration close, @Nullable Label warning, @Nullable Label goodbye) {}

  /**
   * Whether any doubt remains, asked before a talk is closed as solved.
   *
   * @param silence after how long no answer means no doubt
   */
  public record Question(Duration silence, @Nullable Label text) {}

  /**
   * A grade from 1 to 5, asked for after a talk was solved.
   *
   * @param within for how long an answer is taken as one
   */
  public record Rating(Duration within, @Nullable Label text) {}
}
