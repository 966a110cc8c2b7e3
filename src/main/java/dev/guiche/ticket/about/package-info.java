/**
 * Hand-over between channels: a customer with an open ticket who writes on a messenger is asked
 * once whether it is about that ticket. Yes puts their words onto it, where its people hear of
 * them; anything else goes on as if nobody had asked.
 */
@NullMarked
package dev.guiche.ticket.about;

import org.jspecify.annotations.NullMarked;
