/**
 * Contacts that no channel carried: by telephone, Skype, in person. One is written down as a
 * conversation on the channel {@code phone}, opened and ended in one step, so that it stands in the
 * last contacts, counts in the figures, and becomes a ticket by the same rules as any talk.
 */
@NullMarked
package dev.guiche.ticket.phone;

import org.jspecify.annotations.NullMarked;
