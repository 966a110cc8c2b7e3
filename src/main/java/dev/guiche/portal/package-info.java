/**
 * What customers reach over the web: their own area with its part of {@code /api/v1}, into which a
 * mailed link, a signed identity or the desk's own login lets them; the files that were too large
 * for a mail; the way out of mails. What they see of a ticket is decided in {@code
 * ticket.customer}, not here.
 */
@NullMarked
package dev.guiche.portal;

import org.jspecify.annotations.NullMarked;
