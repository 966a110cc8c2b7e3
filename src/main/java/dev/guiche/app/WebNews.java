package dev.guiche.app;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.webchat.WebchatChannel;
import dev.guiche.conversation.Announcements;
import dev.guiche.conversation.TimelineId;
import dev.guiche.conversation.VisitorReading;
import dev.guiche.database.DatabaseFailure;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Brings web visitors what changed without a message: a consultant joined, the place in the queue.
 * What is passed over because too much is going on is found by the web chat's own upkeep.
 */
final class WebNews implements Announcements {
  private final VisitorReading visitors;
  private final Map<ChannelName, WebchatChannel> sites;
  private final Semaphore lookUps = new Semaphore(4);

  WebNews(VisitorReading visitors, Map<ChannelName, WebchatChannel> sites) {
    this.visitors = visitors;
    this.sites = sites;
  }

  @Override
  public void changed(TimelineId timeline) {
    if (!sites.isEmpty() && lookUps.tryAcquire()) {
      Thread.startVirtualThread(() -> tell(timeline));
    }
  }

  private void tell(TimelineId timeline) {
    try {
      var visitor = visitors.visitorOn(timeline);
      var site = visitor == null ? null : sites.get(visitor.channel());
      if (visitor != null && site != null) {
        site.refresh(visitor.address());
      }
    } catch (DatabaseFailure away) {
      // Found by the upkeep, like everything that is passed over.
    } finally {
      lookUps.release();
    }
  }
}
