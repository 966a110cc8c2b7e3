package dev.guiche.conversation;

import dev.guiche.database.Id;

/** The number of the timeline of a conversation or a ticket. */
public record TimelineId(long value) implements Id {}
