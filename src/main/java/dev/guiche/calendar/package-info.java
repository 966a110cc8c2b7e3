/**
 * Business time, in one place: when a desk is open, and how long an hour or a day of its work lasts
 * in everybody's time. Queue, timers, SLA and figures ask the same calendar, so that what was
 * promised is what is measured. A calendar is built once from what people decided, never changes,
 * and counts by the year, so that far dates cost as little as near ones.
 */
@NullMarked
package dev.guiche.calendar;

import org.jspecify.annotations.NullMarked;
