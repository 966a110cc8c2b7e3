package dev.guiche.timer;

/**
 * What timers are for, and which {@link Alarm} rings.
 *
 * @param name lower case with hyphens; it stands in the database and never changes
 */
public record TimerKind(String name) {
  public TimerKind {
    if (!name.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("No name of a kind of timers: " + name);
    }
  }
}
