package dev.guiche.sandbox.telegram;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Posts updates to a web hook: those of one chat one after the other, each until it is answered
 * with 2xx, those of different chats at the same time.
 */
final class WebhookSender {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private record Delivery(JsonObject update, Runnable done) {}

  private final URI url;
  private final String secret;
  private final int connections;
  private final Semaphore free;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<Long, Queue<Delivery>> byChat = new HashMap<>();
  private volatile boolean stopped;
  private volatile @Nullable String lastError;

  WebhookSender(URI url, String secret, int connections) {
    this.url = url;
    this.secret = secret;
    this.connections = connections;
    this.free = new Semaphore(connections);
  }

  /**
   * @param done called when it was taken
   */
  void offer(JsonObject update, Runnable done) {
    long chat = chatOf(update);
    synchronized (byChat) {
      Queue<Delivery> queue = byChat.get(chat);
      if (queue != null) {
        queue.add(new Delivery(update, done));
        return;
      }
      byChat.put(chat, new ArrayDeque<>(List.of(new Delivery(update, done))));
    }
    Thread.startVirtualThread(() -> workOff(chat));
  }

  private static long chatOf(JsonObject update) {
    for (String field : update.fieldNames()) {
      if (update.getValue(field) instanceof JsonObject object
          && object.getValue("chat") instanceof JsonObject chat) {
        return chat.getLong("id");
      }
    }
    return 0;
  }

  private void workOff(long chat) {
    try {
      for (Delivery next = head(chat); next != null; next = after(chat)) {
        deliver(next);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Delivery head(long chat) {
    synchronized (byChat) {
      return queue(chat).peek();
    }
  }

  private Queue<Delivery> queue(long chat) {
    return Objects.requireNonNull(byChat.get(chat));
  }

  private @Nullable Delivery after(long chat) {
    synchronized (byChat) {
      Queue<Delivery> queue = queue(chat);
      queue.remove();
      if (queue.isEmpty()) {
        byChat.remove(chat);
      }
      return queue.peek();
    }
  }

  private void deliver(Delivery delivery) throws InterruptedException {
    Duration pause = Duration.ofMillis(50);
    while (!stopped) {
      if (post(delivery.update)) {
        delivery.done.run();
        return;
      }
      Thread.sleep(pause);
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
  }

  private boolean post(JsonObject update) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(url)
            .timeout(Duration.ofSeconds(60))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(update.encode()));
    if (!secret.isEmpty()) {
      request.header("X-Telegram-Bot-Api-Secret-Token", secret);
    }
    free.acquire();
    try {
      int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
      boolean taken = status / 100 == 2;
      lastError = taken ? null : "Wrong response from the webhook: " + status;
      return taken;
    } catch (IOException broken) {
      lastError = "Connection failed";
      return false;
    } finally {
      free.release();
    }
  }

  void stop() {
    stopped = true;
    client.shutdownNow();
  }

  /** As getWebhookInfo tells it. */
  JsonObject info(int pending) {
    JsonObject info =
        new JsonObject()
            .put("url", url.toString())
            .put("has_custom_certificate", false)
            .put("max_connections", connections)
            .put("pending_update_count", pending);
    if (lastError != null) {
      info.put("last_error_message", lastError);
      info.put("last_error_date", System.currentTimeMillis() / 1000);
    }
    return info;
  }
}
