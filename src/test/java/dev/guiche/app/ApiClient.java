package dev.guiche.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A program, or a consultant's screen, that speaks the HTTP contract. */
public final class ApiClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI api;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private @Nullable String cookie;

  public ApiClient(URI gateway) {
    this.api = gateway.resolve("/api/v1/");
  }

  public record Answer(int status, JsonNode body, @Nullable String cookie) {}

  public ApiClient login(String email, String password) throws IOException {
    var answer = post("session", Map.of("email", email, "password", password));
    if (answer.status() != 200) {
      throw new IOException("Login was answered with " + answer.status() + " " + answer.body());
    }
    cookie = answer.cookie();
    return this;
  }

  /** A customer, with the key of the link that was mailed to them. */
  public ApiClient enterPortal(String key) throws IOException {
    var answer = post("portal/session", Map.of("key", key));
    if (answer.status() != 204) {
      throw new IOException("The key was answered with " + answer.status() + " " + answer.body());
    }
    cookie = answer.cookie();
    return this;
  }

  public Answer get(String path) throws IOException {
    return send(request(path).GET().build());
  }

  public Answer post(String path, Object body) throws IOException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.valueToTree(body).toString()))
            .build());
  }

  public Answer put(String path, Object body) throws IOException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(JSON.valueToTree(body).toString()))
            .build());
  }

  public Answer patch(String path, Object body) throws IOException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString(JSON.valueToTree(body).toString()))
            .build());
  }

  /** A file, to be named in a message afterwards. */
  public Answer upload(String path, String name, String mediaType, byte[] bytes)
      throws IOException {
    return send(
        request(path + "?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
            .header("Content-Type", mediaType)
            .POST(BodyPublishers.ofByteArray(bytes))
            .build());
  }

  /** The live line of this consultant's screen. */
  public WebSocket live(WebSocket.Listener listener) {
    var gateway = api.resolve("/").toString();
    var line =
        http.newWebSocketBuilder().header("Origin", gateway.substring(0, gateway.length() - 1));
    if (cookie != null) {
      line.header("Cookie", cookie);
    }
    var address = api.resolve("live").toString().replaceFirst("^http", "ws");
    return line.buildAsync(URI.create(address), listener).join();
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(api.resolve(path))
            .timeout(Duration.ofSeconds(20))
            .header("X-Requested-With", "guiche");
    return cookie == null ? request : request.header("Cookie", cookie);
  }

  private Answer send(HttpRequest request) throws IOException {
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      var set = answer.headers().firstValue("Set-Cookie").orElse(null);
      JsonNode body =
          answer.body().isBlank() ? MissingNode.getInstance() : JSON.readTree(answer.body());
      return new Answer(answer.statusCode(), body, set == null ? null : set.split(";", 2)[0]);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      throw new IOException(asked);
    }
  }
}
