/**
 * Tickets as their customers see them: whose they are ({@link dev.guiche.ticket.customer.Theirs})
 * and what of them is shown ({@link dev.guiche.ticket.customer.CustomerTicket}, {@link
 * dev.guiche.ticket.customer.CustomerEntry}), which leave out by construction what stays in the
 * house: the stage behind the visible one, reasons of escalations, who is responsible, notes.
 */
@NullMarked
package dev.guiche.ticket.customer;

import org.jspecify.annotations.NullMarked;
