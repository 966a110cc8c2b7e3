package dev.guiche.channel.webchat;

import dev.guiche.channel.ChannelName;
import dev.guiche.channel.VisitorTimeline;
import dev.guiche.database.DatabaseFailure;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one timer of a channel: finds dead sockets, lost announcements and old files. */
final class Upkeep {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
  private static final Duration EVERY = Duration.ofSeconds(30);
  private static final Duration QUIET = Duration.ofSeconds(45);
  private static final Duration DEAD = Duration.ofSeconds(150);
  private static final Duration NO_HELLO = Duration.ofSeconds(30);
  private static final int ROUNDS_AN_HOUR = 120;

  private final Vertx vertx;
  private final ChannelName channel;
  private final Visits visits;
  private final VisitorTimeline timeline;
  private final Uploads uploads;
  private final Limits limits;
  private final AtomicBoolean busy = new AtomicBoolean();
  private long timer;
  private long change;
  private int round;

  Upkeep(
      Vertx vertx,
      ChannelName channel,
      Visits visits,
      VisitorTimeline timeline,
      Uploads uploads,
      Limits limits) {
    this.vertx = vertx;
    this.channel = channel;
    this.visits = visits;
    this.timeline = timeline;
    this.uploads = uploads;
    this.limits = limits;
  }

  void start() {
    timer = vertx.setPeriodic(0, EVERY.toMillis(), tick -> begin());
  }

  void stop() {
    vertx.cancelTimer(timer);
  }

  private void begin() {
    if (busy.compareAndSet(false, true)) {
      Thread.ofVirtual().name("webchat-upkeep").start(this::doOnce);
    }
  }

  private void doOnce() {
    try {
      visits.all().forEach(Upkeep::look);
      limits.forgetIdle();
      stirForgotten();
      if (round++ % ROUNDS_AN_HOUR == 0) {
        uploads.tidy();
      }
    } catch (DatabaseFailure noAnswer) {
      LOG.warn("Chat {}: upkeep has to wait: {}", channel, noAnswer.getMessage());
    } catch (RuntimeException ours) {
      LOG.error("Chat {}: upkeep failed", channel, ours);
    } finally {
      busy.set(false);
    }
  }

  private static void look(Visit visit) {
    visit.countAnew();
    long silent = visit.silentNanos();
    if (silent > DEAD.toNanos()) {
      visit.close(1001, "silent");
    } else if (visit.visitor() == null && silent > NO_HELLO.toNanos()) {
      visit.close(1008, "no hello");
    } else if (silent > QUIET.toNanos()) {
      visit.ping(); // answered below any script, even in a tab that the browser has put to sleep
    }
  }

  /** An announcement that was lost between nodes costs half a minute, never a message. */
  private void stirForgotten() {
    var stirred = timeline.stirredSince(channel, change);
    change = stirred.change();
    stirred.visitors().forEach(visits::stir);
  }
}
