package dev.guiche.config;

/**
 * One thing wrong in a configuration file.
 *
 * @param line from 1
 * @param key the way to the value, such as {@code channels.telegram.mode}; empty for the whole file
 * @param what what is wrong there
 * @param cure what to do about it
 */
public record Problem(String file, int line, String key, String what, String cure) {
  @Override
  public String toString() {
    return "%s:%d: %s%s. %s".formatted(file, line, key.isEmpty() ? "" : key + ": ", what, cure);
  }
}
