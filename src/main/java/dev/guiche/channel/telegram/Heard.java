package dev.guiche.channel.telegram;

import dev.guiche.channel.Colleagues;
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

  /**
   * A button was pressed in a group.
   *
   * @param message the one that the button is under
   */
  record PressedInGroup(String query, long chat, int message, Colleagues.Account by)
      implements Heard {}

  /** Somebody says, in private, which consultant they are. */
  record Introduced(long chat, Colleagues.Account who, String code) implements Heard {}

  /** What is said in groups, service messages, and what later versions of the API may bring. */
  record Nothing() implements Heard {}
}
