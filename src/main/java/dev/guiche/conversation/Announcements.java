package dev.guiche.conversation;

/**
 * Told after each commit, so that live screens can read again what changed. May be told too often,
 * never blocks.
 */
public interface Announcements {
  void changed(TimelineId timeline);
}
