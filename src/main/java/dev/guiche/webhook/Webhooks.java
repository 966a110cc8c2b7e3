package dev.guiche.webhook;

import dev.guiche.config.GuicheConfig;
import dev.guiche.config.WebhookConfig;
import dev.guiche.conversation.Announcements;
import dev.guiche.database.Database;
import dev.guiche.database.Exclusive;
import dev.guiche.ticket.Ticketing;
import dev.guiche.webhook.line.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All web hooks of the house, wired. One node at a time serves them. */
public final class Webhooks {
  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
  private static final Duration CLEANING = Duration.ofHours(1);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(3);

  private final Map<WebhookId, WebhookConfig> hooks = new LinkedHashMap<>();
  private final Map<WebhookId, Courier> couriers = new LinkedHashMap<>();
  private final Deliveries deliveries;
  private final WebhookLog log;
  private final Bell bell;
  private volatile boolean serving;

  /**
   * Hooks that are new in the file hear of what happens from now on.
   *
   * @param bell rings whenever something may have happened
   */
  public Webhooks(
      Database database,
      GuicheConfig config,
      Ticketing ticketing,
      Announcements announcements,
      Line line,
      Bell bell) {
    this.bell = bell;
    this.deliveries = new Deliveries(database);
    var outcomes = new Outcomes(database);
    var following = new Following(database, config, ticketing, deliveries);
    deliveries.declare(config.webhooks().stream().map(WebhookConfig::name).toList());
    for (var hook : config.webhooks()) {
      var id = deliveries.id(hook.name());
      hooks.put(id, hook);
      couriers.put(
          id,
          new Courier(
              id, hook, following, deliveries, outcomes, line, announcements, database::now));
    }
    log = new WebhookLog(database, hooks, deliveries, outcomes, this::ring);
  }

  /** What was told, for people, and what they can do about it. */
  public WebhookLog log() {
    return log;
  }

  public void start(Exclusive exclusive) {
    if (!hooks.isEmpty()) {
      exclusive.hold("webhooks", this::serve, this::rest);
    }
  }

  private void serve() {
    serving = true;
    couriers.values().forEach(Courier::start);
    Thread.ofVirtual().name("webhooks").start(this::listen);
  }

  private void rest() {
    serving = false;
    couriers.values().forEach(Courier::stop);
  }

  private void ring() {
    couriers.values().forEach(Courier::ring);
  }

  private void listen() {
    var cleaned = Instant.MIN;
    while (serving) {
      try {
        bell.await(Duration.ofSeconds(1));
        ring();
        if (cleaned.isBefore(Instant.now().minus(CLEANING))) {
          cleaned = Instant.now();
          deliveries.forgetOld();
        }
      } catch (InterruptedException asked) {
        return;
      } catch (RuntimeException failed) {
        LOG.debug("Cleaned another time", failed);
      }
    }
  }

  /** What is under way may end. */
  public void stop() {
    rest();
    long until = System.nanoTime() + LAST_ANSWERS.toNanos();
    while (couriers.values().stream().anyMatch(Courier::isBusy) && System.nanoTime() < until) {
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
