/**
 * What consultants do with tickets besides answering and moving them: tags, tasks, links between
 * tickets, one answer for all that wait for the same cause, one change for many at once.
 */
@NullMarked
package dev.guiche.ticket.work;

import org.jspecify.annotations.NullMarked;
