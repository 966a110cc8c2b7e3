package dev.guiche.webhook.line;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of a request.
 *
 * @param code the status; null when no answer came
 * @param text how the answer began, or why none came, in the consultants' words
 * @param millis how long it took
 * @param retryAfter for how long they want to be left alone; null for no wish
 */
public record Answer(
    @Nullable Integer code, String text, int millis, @Nullable Duration retryAfter) {
  /** Whether it was taken. */
  public boolean isTaken() {
    return code != null && code / 100 == 2;
  }

  /** Whether it says that nobody listens there any more, and never will. */
  public boolean isGone() {
    return code != null && code == 410;
  }
}
