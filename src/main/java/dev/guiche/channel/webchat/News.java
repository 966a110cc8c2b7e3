package dev.guiche.channel.webchat;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.VisitorTimeline;
import dev.guiche.database.DatabaseFailure;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings to a tab what the database has for it, from where it stopped reading. */
final class News {
  /** Entries in one frame; who missed more reads the newest, and the rest when scrolling back. */
  static final int MOST = 60;

  private static final Logger LOG = LoggerFactory.getLogger(News.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final ChannelName channel;
  private final VisitorTimeline timeline;

  News(ChannelName channel, VisitorTimeline timeline) {
    this.channel = channel;
    this.timeline = timeline;
  }

  /** Returns at once. While a tab is being read for, further calls make it read once more. */
  void bring(Visit visit) {
    if (visit.beginReading()) {
      start(visit);
    }
  }

  /** Runs a tab's first reading; what is announced meanwhile is brought afterwards. */
  void first(Visit visit, Runnable reading) {
    visit.beginReading();
    try {
      reading.run();
    } finally {
      if (!visit.endReading()) {
        start(visit);
      }
    }
  }

  private void start(Visit visit) {
    Thread.ofVirtual().name("webchat-news").start(() -> bringAll(visit));
  }

  private void bringAll(Visit visit) {
    try {
      do {
        bringOnce(visit);
      } while (!visit.endReading());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void bringOnce(Visit visit) throws InterruptedException {
    while (!visit.isClosed() && !visit.isBehind(() -> bring(visit))) {
      try {
        read(visit);
        return;
      } catch (DatabaseFailure noAnswer) {
        LOG.warn("Chat {}: news have to wait: {}", channel, noAnswer.getMessage());
        Thread.sleep(PAUSE);
      } catch (RuntimeException ours) {
        LOG.error("Chat {}: news could not be read", channel, ours);
        return;
      }
    }
  }

  private void read(Visit visit) {
    var visitor = visit.visitor();
    if (visitor == null) {
      return;
    }
    var read = timeline.since(channel, visitor.address(), visit.change(), MOST);
    visit.hasSeen(read.change());
    visit.write(
        new ToVisitor.Entries(
            read.change(),
            read.reset(),
            read.more(),
            ToVisitor.Entry.all(read.entries(), visitor),
            ToVisitor.Talk.of(read.talk())));
  }
}
