/** Technicians outside of the house, to whom customers are referred for what no plan covers. */
@NullMarked
package dev.guiche.ticket.partner;

import org.jspecify.annotations.NullMarked;
