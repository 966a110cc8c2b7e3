package dev.guiche.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A visitor of a web site: keeps what is not accepted yet and says it again after each
 * reconnection.
 */
public final class WebCustomer implements Customer {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final URI socketUrl;
  private final HttpClient http;
  private final Map<String, ObjectNode> unaccepted = new LinkedHashMap<>();
  private final TreeMap<Long, Map<Long, JsonNode>> received = new TreeMap<>();
  private final Thread keeper;
  private volatile boolean open = true;
  private @Nullable WebSocket socket;
  private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
  private @Nullable String token;
  private long change;
  private long order = System.currentTimeMillis();

  /**
   * @param channel the site, as {@code channels.yml} names it
   */
  public WebCustomer(String name, URI gateway, String channel, HttpClient http) {
    this.name = name;
    this.http = http;
    this.socketUrl =
        URI.create(gateway.toString().replaceFirst("^http", "ws") + "/chat/" + channel + "/socket");
    this.keeper = Thread.ofVirtual().name("web-" + name).start(this::keepConnected);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized void writes(String text) {
    var id = UUID.randomUUID().toString();
    var message = frame("message").put("id", id).put("order", ++order).put("text", text);
    message.putArray("files");
    unaccepted.put(id, message);
    if (unaccepted.size() == 1) {
      sendNext();
    }
  }

  /** One message at a time, as they were written; the next when this one is accepted. */
  private synchronized void sendNext() {
    if (socket != null && !unaccepted.isEmpty()) {
      send(socket, unaccepted.values().iterator().next());
    }
  }

  /**
   * One frame after the other: a socket of this library takes no second one before the first is
   * out.
   */
  private synchronized void send(WebSocket to, ObjectNode frame) {
    sending =
        sending.handle((done, failed) -> to).thenCompose(s -> s.sendText(frame.toString(), true));
  }

  @Override
  public synchronized List<String> reads() {
    return sees().stream()
        .filter(entry -> entry.get("author").asText().equals("consultant"))
        .map(entry -> entry.get("text").asText())
        .toList();
  }

  /** What others than this visitor said, people and the gateway, oldest first. */
  public synchronized List<JsonNode> sees() {
    return received.values().stream().flatMap(atPosition -> atPosition.values().stream()).toList();
  }

  @Override
  public synchronized int unaccepted() {
    return unaccepted.size();
  }

  private static ObjectNode frame(String type) {
    return JSON.createObjectNode().put("type", type);
  }

  private void keepConnected() {
    while (open) {
      try {
        var ears = new Ears();
        var connected =
            http.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(2))
                .header("Origin", "https://loja.example")
                .buildAsync(socketUrl, ears)
                .get(5, TimeUnit.SECONDS);
        synchronized (this) {
          sending =
              CompletableFuture.completedFuture(null); // what hung with the old socket is gone
        }
        send(connected, hello());
        ears.closed.await();
      } catch (InterruptedException asked) {
        return;
      } catch (Exception away) {
        // The gateway is down; a browser tries again, too.
      } finally {
        disconnected();
      }
      pause();
    }
  }

  private synchronized ObjectNode hello() {
    return frame("hello").put("token", token).put("since", change);
  }

  private synchronized void disconnected() {
    socket = null;
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void hear(WebSocket from, JsonNode frame) {
    if (frame.has("change")) {
      change = Math.max(change, frame.get("change").asLong());
    }
    for (var entry : frame.path("entries")) {
      if (!entry.path("author").asText().equals("visitor")) {
        received
            .computeIfAbsent(entry.get("position").asLong(), at -> new TreeMap<>())
            .put(entry.get("id").asLong(), entry);
      }
    }
    switch (frame.path("type").asText()) {
      case "welcome" -> {
        token = frame.get("token").asText();
        socket = from;
        sendNext();
      }
      case "accepted" -> {
        if (unaccepted.remove(frame.get("id").asText()) != null) {
          sendNext(); // only at its first acceptance, or there would soon be many senders
        }
      }
      case "error" ->
          CompletableFuture.delayedExecutor(
                  frame.path("retryAfter").asInt(1), TimeUnit.SECONDS, Runnable::run)
              .execute(this::sendNext);
      default -> {}
    }
  }

  private final class Ears implements WebSocket.Listener {
    final CountDownLatch closed = new CountDownLatch(1);
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        try {
          hear(from, JSON.readTree(text.toString()));
        } catch (com.fasterxml.jackson.core.JsonProcessingException odd) {
          throw new IllegalStateException(odd);
        } finally {
          text.setLength(0);
        }
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      closed.countDown();
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.countDown();
    }
  }

  /** Leaves the site. */
  @Override
  public synchronized void close() {
    open = false;
    keeper.interrupt();
    if (socket != null) {
      socket.abort();
    }
  }
}
