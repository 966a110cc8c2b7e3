package dev.guiche.webhook;

import dev.guiche.config.WebhookConfig;
import dev.guiche.conversation.Announcements;
import dev.guiche.database.DatabaseFailure;
import dev.guiche.webhook.Deliveries.Due;
import dev.guiche.webhook.line.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads for one hook what there is to tell, and takes it there, a few things at a time. What is
 * under way is known to this node alone: after a crash it is pending as before, and goes out again
 * under the same id.
 */
final class Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final Duration ROUND = Duration.ofSeconds(1);

  /** Between two looks, however often the bell rings. */
  private static final Duration BREATH = Duration.ofMillis(50);

  private static final int AT_ONCE = 8;

  private final WebhookId id;
  private final WebhookConfig hook;
  private final Following following;
  private final Deliveries deliveries;
  private final Outcomes outcomes;
  private final Line line;
  private final Announcements announcements;
  private final Supplier<Instant> now;
  private final Bell bell = new Bell();
  private final Map<Long, Due> underWay = new ConcurrentHashMap<>();
  private final Signature signature;
  private volatile @Nullable Thread thread;

  Courier(
      WebhookId id,
      WebhookConfig hook,
      Following following,
      Deliveries deliveries,
      Outcomes outcomes,
      Line line,
      Announcements announcements,
      Supplier<Instant> now) {
    this.id = id;
    this.hook = hook;
    this.following = following;
    this.deliveries = deliveries;
    this.outcomes = outcomes;
    this.line = line;
    this.announcements = announcements;
    this.now = now;
    this.signature = new Signature(hook.secrets());
  }

  void ring() {
    bell.ring();
  }

  void start() {
    // Known before it begins, for it works only as long as it is the one that is known.
    var worker = Thread.ofVirtual().name("webhook-" + hook.name()).unstarted(this::work);
    thread = worker;
    worker.start();
  }

  /** Begins nothing new; what is under way ends by itself, or is sent again. */
  void stop() {
    thread = null;
    bell.ring();
  }

  private void work() {
    while (Thread.currentThread() == thread) {
      try {
        round();
      } catch (DatabaseFailure away) {
        LOG.debug("The web hook {} waits for the database", hook.name(), away);
      } catch (RuntimeException defect) {
        LOG.error("The web hook {} met a defect", hook.name(), defect);
      }
      try {
        Thread.sleep(BREATH);
        bell.await(ROUND);
      } catch (InterruptedException asked) {
        return;
      }
    }
  }

  private void round() {
    following.catchUp(id, hook);
    int room = AT_ONCE - underWay.size();
    if (room > 0) {
      send(deliveries.due(id, underWay.values(), room));
    }
  }

  private void send(Collection<Due> all) {
    for (var due : all) {
      underWay.put(due.id(), due);
      Thread.ofVirtual().name("webhook-" + due.messageId()).start(() -> deliver(due));
    }
  }

  private void deliver(Due due) {
    try {
      var headers = signature.headers(due.messageId(), now.get(), due.body());
      var answer = line.post(hook.url(), hook.nearby(), headers, due.body());
      var paused = outcomes.keep(id, hook.name(), due, answer);
      if (paused != null) {
        LOG.warn("The web hook {} is paused: {} {}", hook.name(), answer.code(), answer.text());
        announcements.changed(paused);
      }
    } catch (DatabaseFailure away) {
      LOG.debug("What came of {} is not kept: it is sent again", due.messageId(), away);
    } catch (RuntimeException defect) {
      LOG.error("The web hook {} met a defect", hook.name(), defect);
    } finally {
      underWay.remove(due.id());
      bell.ring();
    }
  }

  boolean isBusy() {
    return !underWay.isEmpty();
  }
}
