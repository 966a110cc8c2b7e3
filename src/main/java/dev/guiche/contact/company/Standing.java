package dev.guiche.contact.company;

/** How a company stands with what it owes. */
public enum Standing {
  OK,
  PENDING,
  BLOCKED,
  ENDED
}
