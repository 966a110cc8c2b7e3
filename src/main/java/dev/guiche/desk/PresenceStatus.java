package dev.guiche.desk;

/** What a consultant says of themselves. Only who is AVAILABLE is given work. */
public enum PresenceStatus {
  AVAILABLE,
  BUSY,
  PAUSE,
  OFFLINE
}
