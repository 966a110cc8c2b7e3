package dev.guiche.channel;

import org.jspecify.annotations.Nullable;

/**
 * How a visitor's newest conversation stands.
 *
 * @param consultant who serves it; null when nobody does
 * @param protocol what the visitor may quote; null before the first conversation
 * @param position in the queue, from 1; null when not queued or not told
 */
public record VisitorTalk(
    State state,
    @Nullable String consultant,
    @Nullable String protocol,
    @Nullable Integer position) {
  /** {@code NONE} before the first conversation. */
  public enum State {
    NONE,
    TRIAGE,
    QUEUED,
    ACTIVE,
    CLOSED
  }

  public static VisitorTalk none() {
    return new VisitorTalk(State.NONE, null, null, null);
  }
}
