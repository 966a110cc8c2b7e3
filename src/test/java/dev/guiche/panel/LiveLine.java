package dev.guiche.panel;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A screen's live line over a real WebSocket; each frame is compared with the document. */
final class LiveLine implements WebSocket.Listener, AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  final List<JsonNode> heard = new CopyOnWriteArrayList<>();
  final CompletableFuture<Integer> closed = new CompletableFuture<>();
  volatile @Nullable Throwable fault;
  private final PanelHouse house;
  private final StringBuilder partial = new StringBuilder();
  private final WebSocket socket;

  private LiveLine(PanelHouse house, Guest guest) {
    this.house = house;
    var builder = CLIENT.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(10));
    guest.headers().forEach(builder::header);
    this.socket =
        builder
            .buildAsync(URI.create("ws://127.0.0.1:" + house.port() + "/api/v1/live"), this)
            .join();
  }

  /** A line that has said nothing yet. */
  static LiveLine silent(Guest guest) {
    return new LiveLine(guest.house(), guest);
  }

  /** A line from our own page that has been let in. */
  static LiveLine open(Guest guest, @Nullable Long since) {
    return open(guest, since, "all");
  }

  static LiveLine open(Guest guest, @Nullable Long since, String entries) {
    var line = silent(fromOurPage(guest));
    line.say(
        Guest.JSON
            .createObjectNode()
            .put("type", "hello")
            .put("since", since)
            .put("batches", true)
            .put("entries", entries));
    line.first("welcome");
    return line;
  }

  static Guest fromOurPage(Guest guest) {
    return guest.with("Origin", "http://127.0.0.1:" + guest.house().port());
  }

  /** The status of a handshake that is refused. */
  static int refusal(Guest guest) {
    try (var line = silent(guest)) {
      return 101;
    } catch (CompletionException refused) {
      return refused.getCause() instanceof WebSocketHandshakeException said
          ? said.getResponse().statusCode()
          : -1;
    }
  }

  void say(Object frame) {
    sayText(frame.toString());
  }

  void sayText(String text) {
    socket.sendText(text, true).join();
  }

  void sayBinary(byte[] bytes) {
    socket.sendBinary(java.nio.ByteBuffer.wrap(bytes), true).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      try {
        var message = Guest.JSON.readTree(partial.toString());
        var frames = message.isArray() ? message : Guest.JSON.createArrayNode().add(message);
        frames.forEach(this::hear);
      } catch (IOException | RuntimeException | AssertionError odd) {
        fault = odd;
      }
      partial.setLength(0);
    }
    socket.request(1);
    return CompletableFuture.completedFuture(null);
  }

  private void hear(JsonNode frame) {
    heard.add(frame);
    var name = frame.path("type").asText();
    var schema =
        name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1) + "Frame";
    var document = StatedAnswers.document(house.contract);
    StatedAnswers.validate(
        document, "frame " + name, document.at("/components/schemas/" + schema), frame);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
    closed.complete(status);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    closed.complete(-1);
  }

  /** Waits for the first frame of this type that fits. */
  JsonNode first(String type, Predicate<JsonNode> fits) {
    return Awaitility.await(type)
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> of(type).stream().filter(fits).findFirst().orElse(null), frame -> frame != null);
  }

  JsonNode first(String type) {
    return first(type, frame -> true);
  }

  List<JsonNode> of(String type) {
    if (fault != null) {
      throw new AssertionError("Heard what the document does not know", fault);
    }
    return heard.stream().filter(frame -> frame.path("type").asText().equals(type)).toList();
  }

  /** The texts of the messages that were heard, each entry once, the newest state last. */
  List<String> texts() {
    var texts = new ArrayList<String>();
    var seen = new java.util.HashSet<Long>();
    for (var frame : of("entry")) {
      if (frame.at("/entry/kind").asText().equals("message")
          && seen.add(frame.at("/entry/id").asLong())) {
        texts.add(frame.at("/entry/text").asText());
      }
    }
    return texts;
  }

  /** What to come back with. */
  long change() {
    return heard.stream().mapToLong(frame -> frame.path("change").asLong()).max().orElse(0);
  }

  /** Has been told everything up to now. */
  void settle() {
    int before = of("pong").size();
    say("{\"type\":\"ping\"}");
    Awaitility.await().until(() -> of("pong").size() > before);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
