package dev.guiche.channel.telegram;

import dev.guiche.channel.InboundMessage;

/** What an update means to us. */
sealed interface Heard {
  record Written(InboundMessage message) implements Heard {}

  record Edited(InboundMessage newWording) implements Heard {}

  /**
   * A button was pressed; the app shows a clock until it is told that this was noticed.
   *
   * @param query what to acknowledge
   */
  record Pressed(String query) implements Heard {}

  /** Groups, service messages, and what later versions of the API may bring. */
  record Nothing() implements Heard {}
}
