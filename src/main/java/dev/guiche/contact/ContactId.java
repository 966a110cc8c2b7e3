package dev.guiche.contact;

import dev.guiche.database.Id;

/** The number of a {@link Contact}. */
public record ContactId(long value) implements Id {}
