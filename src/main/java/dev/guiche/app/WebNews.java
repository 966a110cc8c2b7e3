package dev.guiche.app;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.webchat.WebchatChannel;
import dev.guiche.conversation.Announcements;
import dev.guiche.conversation.TimelineId;
import dev.guiche.conversation.VisitorReading;
import dev.guiche.database.DatabaseFailure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Brings web visitors what changed without a message: a consultant joined, the place in the queue.
 * What changes within a moment is looked up together: most of it is no web visitor's. What is lost
 * is found by the web chat's own upkeep.
 */
final class WebNews implements Announcements {
  private static final int MOMENT_MILLIS = 20;

  private final VisitorReading visitors;
  private final Map<ChannelName, WebchatChannel> sites;
  private final Set<TimelineId> changed = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean atWork = new AtomicBoolean();

  WebNews(VisitorReading visitors, Map<ChannelName, WebchatChannel> sites) {
    this.visitors = visitors;
    this.sites = sites;
  }

  @Override
  public void changed(TimelineId timeline) {
    if (!sites.isEmpty()) {
      changed.add(timeline);
      begin();
    }
  }

  private void begin() {
    if (!changed.isEmpty() && atWork.compareAndSet(false, true)) {
      Thread.ofVirtual().name("web-news").start(this::work);
    }
  }

  private void work() {
    try {
      Thread.sleep(MOMENT_MILLIS);
      var together = List.copyOf(changed);
      together.forEach(changed::remove);
      visitors.visitorsOn(together).forEach(this::tell);
    } catch (DatabaseFailure away) {
      // Found by the upkeep.
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    } finally {
      atWork.set(false);
    }
    begin();
  }

  private void tell(VisitorReading.Visitor visitor) {
    var site = sites.get(visitor.channel());
    if (site != null) {
      site.refresh(visitor.address());
    }
  }
}
