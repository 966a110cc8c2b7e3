package dev.guiche.conversation;

/** On whose side an entry was made. */
public enum Author {
  CUSTOMER,
  CONSULTANT,
  SYSTEM
}
