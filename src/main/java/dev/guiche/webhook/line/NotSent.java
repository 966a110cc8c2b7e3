package dev.guiche.webhook.line;

/** Why nothing was sent, in the consultants' words. */
final class NotSent extends Exception {
  private final String words;

  NotSent(String words) {
    super(words, null, false, false);
    this.words = words;
  }

  String words() {
    return words;
  }
}
