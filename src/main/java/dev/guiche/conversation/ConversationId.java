package dev.guiche.conversation;

import dev.guiche.database.Id;

/** The number of a {@link Conversation}. */
public record ConversationId(long value) implements Id {}
