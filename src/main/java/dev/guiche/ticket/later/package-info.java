/**
 * Messages that are written now and said at another time. Until then they stand beside the timeline
 * and not on it: whoever shows a timeline to a customer need not know of them. Then they are said
 * as if the consultant said them at that moment, or it is written down why they could not be.
 */
@NullMarked
package dev.guiche.ticket.later;

import org.jspecify.annotations.NullMarked;
