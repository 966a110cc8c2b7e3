package dev.guiche.conversation;

import dev.guiche.channel.InboundMessage;
import dev.guiche.conversation.OpenConversations.Line;
import org.jspecify.annotations.Nullable;

/**
 * A message that has found its timeline.
 *
 * @param index its place among those that arrived together
 * @param place why it is on a ticket's timeline; null in a conversation
 */
record Arrival(
    int index, InboundMessage message, Line line, Placement.Place.@Nullable OnTimeline place) {

  /** What makes a customer's message the same one again. */
  record Key(String channel, String externalId) {
    static Key of(InboundMessage message) {
      return new Key(message.channel().value(), message.externalId().value());
    }
  }
}
