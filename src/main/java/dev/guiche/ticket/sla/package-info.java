/**
 * What we mean to keep for tickets: a first answer, an answer each time the customer has spoken, a
 * solution. Hears of tickets as a {@link dev.guiche.ticket.TicketWatch}, counts in the desk's
 * hours, stands still where a stage says so, and writes down when each is due, met or missed, so
 * that lists sort by it and reports count it. A warning and a breach each ring once.
 */
@NullMarked
package dev.guiche.ticket.sla;

import org.jspecify.annotations.NullMarked;
