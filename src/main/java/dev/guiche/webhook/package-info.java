/**
 * Programs that are told what happens: conversations, messages, tickets, ratings. What is told
 * follows the timelines behind the commits, from a place that is kept in the database ({@link
 * dev.guiche.webhook.Following}), is written down once, and goes out signed until it is taken
 * ({@link dev.guiche.webhook.Courier}). What a program reads is made in {@link
 * dev.guiche.webhook.Wording}, by the same rule as what customers read.
 */
@NullMarked
package dev.guiche.webhook;

import org.jspecify.annotations.NullMarked;
