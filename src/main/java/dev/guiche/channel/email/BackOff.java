package dev.guiche.channel.email;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before the next attempt: twice as long each time, and never all at once. */
final class BackOff {
  private final Duration first;
  private final Duration longest;
  private int attempts;

  BackOff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
  }

  void reset() {
    attempts = 0;
  }

  Duration next() {
    long doubled = first.toMillis() << Math.min(attempts++, 20);
    long most = Math.min(doubled, longest.toMillis());
    return Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2 + 1));
  }
}
