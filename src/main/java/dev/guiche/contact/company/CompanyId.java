package dev.guiche.contact.company;

import dev.guiche.database.Id;

/** The number of a {@link Company}. */
public record CompanyId(long value) implements Id {}
