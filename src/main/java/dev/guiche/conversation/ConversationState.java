package dev.guiche.conversation;

/**
 * Where a conversation stands. ACTIVE: the customer waits for us; WAITING: we wait for the
 * customer.
 */
public enum ConversationState {
  TRIAGE,
  QUEUED,
  ACTIVE,
  WAITING,
  CLOSED
}
