/**
 * The contract gate: whether a desk serves somebody, by the rules that it has in {@code
 * channels.yml}. It only answers; what follows from the answer, and its record, is the ticket's.
 */
@NullMarked
package dev.guiche.contact.gate;

import org.jspecify.annotations.NullMarked;
