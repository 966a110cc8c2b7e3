package dev.guiche.conversation;

import dev.guiche.database.Id;

/** The number of an {@link Entry}. */
public record EntryId(long value) implements Id {}
