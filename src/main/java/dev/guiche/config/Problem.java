package dev.guiche.config;

/**
 * One thing wrong in a configuration file or in a variable of the environment.
 *
 * @param file empty for a variable
 * @param line from 1; 0 for a variable
 * @param key the way to the value, such as {@code channels.telegram.mode}; empty for the whole file
 * @param what what is wrong there
 * @param cure what to do about it
 */
public record Problem(String file, int line, String key, String what, String cure) {
  @Override
  public String toString() {
    String place = file.isEmpty() ? "" : file + ":" + line + ": ";
    return place + (key.isEmpty() ? "" : key + ": ") + what + ". " + cure;
  }
}
