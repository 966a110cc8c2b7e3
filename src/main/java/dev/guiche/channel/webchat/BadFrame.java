package dev.guiche.channel.webchat;

/** A frame that says nothing we understand. The message tells the visitor's side what to do. */
final class BadFrame extends Exception {
  private final String code;

  BadFrame(String code, String detail) {
    super(detail);
    this.code = code;
  }

  String code() {
    return code;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
