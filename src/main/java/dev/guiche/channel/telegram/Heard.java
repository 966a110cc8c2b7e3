package dev.guiche.channel.telegram;

import dev.guiche.channel.InboundMessage;
import org.jspecify.annotations.Nullable;

/** What an update means to us. */
sealed interface Heard {
  record Written(InboundMessage message) implements Heard {}

  record Edited(InboundMessage newWording) implements Heard {}

  /**
   * A button was pressed: the customer said what stands on it. The app shows a clock until it is
   * told that this was noticed.
   *
   * @param query what to acknowledge
   * @param said null when the button says nothing to us
   */
  record Pressed(String query, @Nullable InboundMessage said) implements Heard {}

  /** Groups, service messages, and what later versions of the API may bring. */
  record Nothing() implements Heard {}
}
