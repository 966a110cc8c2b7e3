/**
 * What a closed desk needs of tickets and their mail: the talk of somebody who comes outside hours
 * becomes a ticket, and whoever is on call is written to.
 */
@NullMarked
package dev.guiche.ticket.absence;

import org.jspecify.annotations.NullMarked;
