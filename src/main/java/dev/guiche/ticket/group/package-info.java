/**
 * Desks' Telegram groups: what is born at a desk or comes to it is announced there, and whoever
 * works for it and has linked their account takes it with one touch. An announcement is a delivery
 * like any other, in the transaction of what it tells, on the timeline of what it is about; that is
 * also how a press finds its ticket again, so that nothing else needs to be remembered.
 */
@NullMarked
package dev.guiche.ticket.group;

import org.jspecify.annotations.NullMarked;
