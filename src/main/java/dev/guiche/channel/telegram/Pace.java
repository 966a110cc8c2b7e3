package dev.guiche.channel.telegram;

import java.time.Duration;

/**
 * How patient the adapter is.
 *
 * @param poll how long Telegram may hold a poll when there is nothing to say
 * @param silence without a completed poll for this long the listening begins anew
 * @param firstPause after a failure; it doubles with each further one
 * @param longestPause to which it grows
 * @param call for one call, from its first byte to the last of its answer
 * @param settle after an attempt whose answer was lost, before Telegram is asked what became of it
 */
record Pace(
    Duration poll,
    Duration silence,
    Duration firstPause,
    Duration longestPause,
    Duration call,
    Duration settle) {
  static final Pace USUAL =
      new Pace(
          Duration.ofSeconds(25),
          Duration.ofMinutes(1),
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          Duration.ofSeconds(60),
          Duration.ofSeconds(3));

  /** The pause after so many failures in a row, the first being 1. */
  Duration pauseAfter(int failures) {
    Duration doubled = firstPause.multipliedBy(1L << Math.min(failures - 1, 16));
    return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
  }
}
