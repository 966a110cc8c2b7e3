/**
 * The talk as an e-mail. When a talk closes or becomes a ticket, what the customer may see of it
 * goes into the outbox in the same transaction, as text and as HTML, in the customer's language and
 * time zone, its files inside or linked. A second transcript holds only what is new. None is
 * skipped in silence: where no address is known, the customer reads that on the channel and the
 * consultants on the timeline.
 */
@NullMarked
package dev.guiche.transcript;

import org.jspecify.annotations.NullMarked;
