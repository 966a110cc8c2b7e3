package dev.guiche.conversation;

/** How a conversation ended. */
public enum Outcome {
  SOLVED,
  TICKET,
  ABANDONED,
  SPAM
}
