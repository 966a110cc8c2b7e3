package dev.guiche.app;

/** The gateway cannot start as things are. The message is one line and names the cure. */
final class CannotStart extends RuntimeException {
  CannotStart(String key, Object... values) {
    super(Words.say(key, values));
  }
}
