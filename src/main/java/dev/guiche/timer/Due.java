package dev.guiche.timer;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/**
 * A timer that rings.
 *
 * @param subject what it is about, as it was set
 * @param at when it was to ring
 * @param now when it rings, in the house's time; long after {@code at} when everything was down
 * @param details as they were set; an object, perhaps empty
 */
public record Due(TimerKind kind, long subject, Instant at, Instant now, JsonNode details) {
  /** By how much it rings too late. */
  public Duration late() {
    return Duration.between(at, now);
  }
}
