package dev.guiche.walk;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.guiche.app.ApiClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a colleague's screen is told without asking. */
final class LiveScreen implements WebSocket.Listener, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
  private final StringBuilder partial = new StringBuilder();
  private final WebSocket socket;

  LiveScreen(ApiClient client) {
    socket = client.live(this);
    socket.sendText(
        "{\"type\":\"hello\",\"since\":null,\"batches\":false,\"entries\":\"all\"}", true);
    hears("welcome", frame -> true);
  }

  JsonNode hears(String type, Predicate<JsonNode> which) {
    Predicate<JsonNode> whole =
        frame -> frame.get("type").asText().equals(type) && which.test(frame);
    await(type).atMost(Steps.PATIENCE).until(() -> heard.stream().anyMatch(whole));
    return heard.stream().filter(whole).findFirst().orElseThrow();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      heard.add(read(partial.toString()));
      partial.setLength(0);
    }
    socket.request(1);
    return null;
  }

  private static JsonNode read(String frame) {
    try {
      return JSON.readTree(frame);
    } catch (JsonProcessingException odd) {
      throw new IllegalStateException(odd);
    }
  }

  @Override
  public void close() {
    socket.abort();
  }
}
