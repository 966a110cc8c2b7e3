package dev.guiche.channel.whatsapp;

import java.time.Duration;

/**
 * How patient the adapter is.
 *
 * @param call how long one call to Twilio may take
 * @param settling how old a message is before it counts as missed; a younger one may be on its way
 * @param round between two looks for what was missed
 */
record Pace(Duration call, Duration settling, Duration round) {
  static final Pace USUAL =
      new Pace(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(5));
}
