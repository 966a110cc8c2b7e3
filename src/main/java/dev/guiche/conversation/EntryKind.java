package dev.guiche.conversation;

/** What stands on a timeline: something said, something said among us, something that happened. */
public enum EntryKind {
  MESSAGE,
  NOTE,
  EVENT
}
