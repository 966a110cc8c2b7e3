package dev.guiche.channel.webchat;

import static org.awaitility.Awaitility.await;

import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One tab of a visitor's browser, speaking the protocol as it is written down. */
final class Tab implements AutoCloseable {
  private final Site site;
  private final @Nullable String origin;
  private final WebSocketClient client;
  private final List<JsonObject> received = new CopyOnWriteArrayList<>();
  private volatile @Nullable WebSocket socket;
  private volatile @Nullable Short closedWith;
  private @Nullable String token;
  private long change;
  private long order = System.currentTimeMillis() - 100_000;

  Tab(Site site, @Nullable String origin) {
    this.site = site;
    this.origin = origin;
    this.client =
        site.vertx()
            .createWebSocketClient(
                new WebSocketClientOptions().setMaxFrameSize(1 << 20).setMaxMessageSize(1 << 22));
  }

  /** As a new tab of the same browser, which shares what the first keeps. */
  Tab another() {
    var other = new Tab(site, origin);
    other.token = token;
    return other;
  }

  Tab withToken(String given) {
    token = given;
    return this;
  }

  /** Opens the socket and says nothing. */
  Tab connect() {
    var options =
        new WebSocketConnectOptions()
            .setHost("127.0.0.1")
            .setPort(site.port())
            .setURI("/chat/" + site.name() + "/socket");
    options.addHeader("X-Forwarded-For", "203.0.113.9"); // believed only from a proxy of ours
    if (origin != null) {
      options.addHeader("Origin", origin);
    }
    closedWith = null;
    var opened = Site.await(client.connect(options));
    opened.textMessageHandler(frame -> hear(new JsonObject(frame)));
    opened.closeHandler(end -> closedWith = opened.closeStatusCode());
    socket = opened;
    return this;
  }

  /** Opens the socket, says hello and waits for the welcome. */
  Tab enter() {
    return enterAs(null);
  }

  Tab enterAs(@Nullable JsonObject identity) {
    connect();
    int before = count("welcome");
    var hello = frame("hello").put("token", token).put("since", change);
    send(identity == null ? hello : hello.put("identity", identity));
    await().atMost(Duration.ofSeconds(20)).until(() -> count("welcome") > before);
    return this;
  }

  private synchronized void hear(JsonObject frame) {
    received.add(frame);
    if (frame.containsKey("change")) {
      change = Math.max(change, frame.getLong("change"));
    }
    if ("welcome".equals(frame.getString("type"))) {
      token = frame.getString("token");
    }
  }

  static JsonObject frame(String type) {
    return new JsonObject().put("type", type);
  }

  JsonObject message(String text, Long... files) {
    return frame("message")
        .put("id", UUID.randomUUID().toString())
        .put("order", ++order)
        .put("text", text)
        .put("files", new JsonArray(List.of(files)));
  }

  /** Sends a message once and waits for its acknowledgement. */
  JsonObject write(String text, Long... files) {
    return write(message(text, files));
  }

  JsonObject write(JsonObject message) {
    send(message);
    return awaitFrame("accepted", message.getString("id"));
  }

  void send(JsonObject frame) {
    sendText(frame.encode());
  }

  void sendText(String frame) {
    Objects.requireNonNull(socket).writeTextMessage(frame);
  }

  void sendBinary(Buffer frame) {
    Objects.requireNonNull(socket).writeBinaryMessage(frame);
  }

  JsonObject awaitFrame(String type, @Nullable String id) {
    return await().atMost(Duration.ofSeconds(20)).until(() -> find(type, id), Objects::nonNull);
  }

  JsonObject awaitFrame(String type) {
    return awaitFrame(type, null);
  }

  private @Nullable JsonObject find(String type, @Nullable String id) {
    return received.stream()
        .filter(frame -> type.equals(frame.getString("type")))
        .filter(frame -> id == null || id.equals(frame.getString("id")))
        .findFirst()
        .orElse(null);
  }

  List<JsonObject> received() {
    return received;
  }

  void forgetReceived() {
    received.clear();
  }

  int count(String type) {
    return (int) received.stream().filter(f -> type.equals(f.getString("type"))).count();
  }

  /** Every text that stands in this tab, ours or theirs, each entry once. */
  List<String> texts(String author) {
    return received.stream()
        .filter(frame -> frame.containsKey("entries"))
        .flatMap(frame -> frame.getJsonArray("entries").stream())
        .map(JsonObject.class::cast)
        .filter(entry -> author.equals(entry.getString("author")))
        .collect(
            Collectors.toMap(
                entry -> entry.getLong("id"),
                entry -> entry.getString("text"),
                (first, again) -> again,
                TreeMap::new))
        .values()
        .stream()
        .toList();
  }

  String token() {
    return Objects.requireNonNull(token);
  }

  long change() {
    return change;
  }

  boolean isClosed() {
    var open = socket;
    return open == null || open.isClosed();
  }

  @Nullable Short closedWith() {
    return closedWith;
  }

  void leave() {
    var open = socket;
    if (open != null && !open.isClosed()) {
      Site.await(open.close());
    }
  }

  /** An answer over HTTP. */
  record Answer(int status, Buffer body, MultiMap headers) {
    JsonObject json() {
      return body.toJsonObject();
    }
  }

  Answer upload(String name, String type, byte[] bytes) {
    return ask(HttpMethod.POST, "files?name=" + name, type, Buffer.buffer(bytes));
  }

  Answer download(long file) {
    return ask(HttpMethod.GET, "files/" + file, null, Buffer.buffer());
  }

  /**
   * @param body null to send one without announcing its size
   */
  Answer ask(HttpMethod method, String path, @Nullable String type, @Nullable Buffer body) {
    var options =
        new RequestOptions()
            .setMethod(method)
            .setHost("127.0.0.1")
            .setPort(site.port())
            .setURI("/chat/" + site.name() + "/" + path);
    if (origin != null) {
      options.putHeader("Origin", origin);
    }
    if (token != null) {
      options.putHeader("Authorization", "Bearer " + token);
    }
    if (type != null) {
      options.putHeader("Content-Type", type);
    }
    var http = site.vertx().createHttpClient();
    try {
      var answer = Promise.<Answer>promise();
      // All on one event loop: an answer that ends before somebody listens is never heard.
      site.vertx()
          .runOnContext(
              go ->
                  http.request(options)
                      .compose(
                          request ->
                              body != null
                                  ? request.send(body)
                                  : request.setChunked(true).send(Buffer.buffer("sem tamanho")))
                      .compose(
                          heard ->
                              heard
                                  .body()
                                  .map(
                                      read ->
                                          new Answer(heard.statusCode(), read, heard.headers())))
                      .onComplete(answer));
      return Site.await(answer.future());
    } finally {
      http.close();
    }
  }

  @Override
  public void close() {
    leave();
    client.close();
  }
}
