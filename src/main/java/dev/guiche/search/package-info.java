/**
 * Finding by words. What was said is indexed beside the entries, a moment after they were committed
 * and never in their transaction, so that taking messages in costs nothing more (ADR 33). {@link
 * dev.guiche.search.Finder} reads what somebody typed, words, a protocol, a telephone number, an
 * address, a name with a slip, into {@link dev.guiche.search.Hits}; the rooms above turn those into
 * tickets and conversations through their own rule of sight.
 */
@NullMarked
package dev.guiche.search;

import org.jspecify.annotations.NullMarked;
