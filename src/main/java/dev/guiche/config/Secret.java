package dev.guiche.config;

/** A password or token. It prints as dots, so that no log can show it by accident. */
public record Secret(String value) {
  @Override
  public String toString() {
    return "••••";
  }
}
