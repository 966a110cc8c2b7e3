package dev.guiche.config;

/** To whom a desk's queue gives the next customer, of all who are there and have room. */
public enum Routing {
  /** Who has been free for longest. */
  LONGEST_IDLE,
  /** Who has the fewest talks in hand. */
  LEAST_BUSY,
  /** One after the other. */
  ROUND_ROBIN,
  /** To nobody: they take what they see. */
  MANUAL
}
