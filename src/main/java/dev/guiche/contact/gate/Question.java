package dev.guiche.contact.gate;

import dev.guiche.contact.ContactId;
import org.jspecify.annotations.Nullable;

/**
 * Whether a desk serves somebody.
 *
 * @param desk its key
 * @param product what it is about, or null
 * @param module of the product, or null
 */
public record Question(
    ContactId contact, String desk, @Nullable String product, @Nullable String module) {}
