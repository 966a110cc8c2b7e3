/**
 * The sandbox as a page: customers' phones drawn on the screen, each holding the app of one
 * channel, and a switchboard for what can go wrong. One person plays the customers here and the
 * consultant in the panel. It knows the stand-ins' phones and nothing of the gateway; mounted in
 * the sandbox only.
 */
@NullMarked
package dev.guiche.sandbox.page;

import org.jspecify.annotations.NullMarked;
