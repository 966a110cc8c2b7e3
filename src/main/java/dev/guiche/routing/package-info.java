/**
 * The queue: who waits, and which consultant gets them. Work is given out the moment something
 * changes, each time in one atomic step in PostgreSQL, so that no two nodes give one customer to
 * two consultants and nobody's capacity is passed.
 */
@NullMarked
package dev.guiche.routing;

import org.jspecify.annotations.NullMarked;
