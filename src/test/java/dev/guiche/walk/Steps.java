package dev.guiche.walk;

import java.time.Duration;

/** How long a walk waits for what the gateway does by itself. */
final class Steps {
  /** Two cores, a gateway, a database: what takes a moment may take several. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private Steps() {}
}
