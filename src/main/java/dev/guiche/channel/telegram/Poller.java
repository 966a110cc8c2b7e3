package dev.guiche.channel.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guiche.channel.Inbox.InboxUnavailable;
import dev.guiche.channel.telegram.ApiFailure.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;

/**
 * Polls one bot on a virtual thread of its own. telegrambots' session moves its offset before the
 * consumer has finished and ignores retry_after; here the offset moves when all of a batch is
 * committed, and at no other time.
 */
final class Poller {
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

  private final BotClient client;
  private final UpdateHandler handler;
  private final Condition condition;
  private final Pace pace;
  private final Thread thread;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private volatile Instant lastTurn = Instant.now();
  private boolean connected;
  private long offset;
  private int failures;

  /**
   * @param client this poller's own, closed when it stops
   */
  Poller(String name, BotClient client, UpdateHandler handler, Condition condition, Pace pace) {
    this.client = client;
    this.handler = handler;
    this.condition = condition;
    this.pace = pace;
    this.thread = Thread.ofVirtual().name("telegram-" + name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** When it last came round, with or without success, or will when its pause is over. */
  Instant lastTurn() {
    return lastTurn;
  }

  /** Cuts a waiting poll, but lets what is being committed finish. */
  void stop(Duration patience) {
    abandon();
    try {
      thread.join(patience);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  /** It takes nothing new, and nobody waits for it. */
  void abandon() {
    stopping.countDown();
    client.close();
  }

  private boolean isStopped() {
    return stopping.getCount() == 0;
  }

  private void run() {
    while (!isStopped()) {
      try {
        turn();
        failures = 0;
      } catch (ApiFailure failure) {
        connected = false;
        rest(Reasons.listening(failure), wish(failure));
      } catch (InboxUnavailable closed) {
        rest("As mensagens esperam no Telegram até que possam ser guardadas aqui.", null);
      } catch (RuntimeException defect) {
        LOG.error("Polling Telegram failed, and goes on", defect);
        rest("Um erro do programa atrapalha a escuta do Telegram.", null);
      }
      lastTurn = Instant.now();
    }
  }

  private void turn() throws ApiFailure, InboxUnavailable {
    if (!connected) {
      client.call(new GetMe());
      client.call(new DeleteWebhook());
      connected = true;
      tell(Condition::up); // the first poll may take long to say that nothing is new
    }
    List<ObjectNode> updates = client.call(new GetRawUpdates(offset, pace.poll()));
    tell(Condition::up);
    handler.takeAll(updates);
    for (ObjectNode update : updates) {
      offset = Math.max(offset, update.path("update_id").asLong() + 1);
    }
  }

  private static @Nullable Duration wish(ApiFailure failure) {
    return failure instanceof Refusal refusal ? refusal.retryAfter() : null;
  }

  private void rest(String why, @Nullable Duration wish) {
    tell(told -> told.down(why));
    Duration pause = wish == null ? pace.pauseAfter(++failures) : wish;
    lastTurn = Instant.now().plus(pause); // who rests is not silent
    try {
      stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      stopping.countDown();
    }
  }

  /** Who was abandoned has no say any more. */
  private void tell(Consumer<Condition> news) {
    if (!isStopped()) {
      news.accept(condition);
    }
  }
}
