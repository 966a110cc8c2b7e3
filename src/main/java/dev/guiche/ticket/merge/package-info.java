/**
 * One person who was known as two becomes one: by a fact that a consultant names, never by itself.
 * Both histories stay, and what was whose can be read afterwards.
 */
@NullMarked
package dev.guiche.ticket.merge;

import org.jspecify.annotations.NullMarked;
