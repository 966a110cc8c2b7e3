package dev.guiche.ticket;

import dev.guiche.conversation.Announcements;
import dev.guiche.conversation.Outbox;
import dev.guiche.conversation.TimelineId;

/** What a verb does once its transaction is committed: screens and the outbox hear of it. */
public record Afterwards(Announcements announcements, Outbox outbox) {
  public void changed(TimelineId timeline) {
    announcements.changed(timeline);
    outbox.wake();
  }
}
