/**
 * Following tickets to their end, also where they have become another desk's. Notifications are
 * read from the timelines and not written beside them, so that no verb can forget to tell; what is
 * kept is who follows what since when, and what has been looked at.
 */
@NullMarked
package dev.guiche.ticket.follow;

import org.jspecify.annotations.NullMarked;
