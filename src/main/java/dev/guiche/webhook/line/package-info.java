/**
 * The line out to programs of other people's: one request and the beginning of its answer, bounded
 * in time, to no place that the internet could not reach by itself. It knows addresses and bytes,
 * and nothing of what is told.
 */
@NullMarked
package dev.guiche.webhook.line;

import org.jspecify.annotations.NullMarked;
