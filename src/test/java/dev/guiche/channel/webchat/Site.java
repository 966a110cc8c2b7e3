package dev.guiche.channel.webchat;

import dev.guiche.channel.RecordingInbox;
import dev.guiche.config.Secret;
import dev.guiche.config.WebchatConfig;
import dev.guiche.database.Database;
import dev.guiche.database.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A web server on loopback with one chat, as the gateway would run it. */
final class Site implements AutoCloseable {
  static final String ORIGIN = "https://loja.example";
  static final Secret KEY = new Secret("chave-do-site");
  static final long LONGEST_FILE = 1 << 20;

  private final Vertx vertx = TestDatabase.vertx();
  private final Database database;
  private final String name;
  private final Set<String> proxied;
  private final HttpServer server;
  private volatile Router router = Router.router(vertx);
  private String page = "https://outra-loja.example";
  private List<WebchatConfig.Ask> ask = List.of();

  final RecordingInbox inbox = new RecordingInbox();
  final RecordingTimeline timeline = new RecordingTimeline(inbox);

  /**
   * @param proxied whose word on where somebody comes from is believed
   */
  Site(Database database, String name, Set<String> proxied) {
    this.database = database;
    this.name = name;
    this.proxied = proxied;
    var options =
        new HttpServerOptions()
            .setMaxWebSocketFrameSize(65_536)
            .setMaxWebSocketMessageSize(131_072);
    this.server =
        await(
            vertx
                .createHttpServer(options)
                .requestHandler(request -> router.handle(request))
                .listen(0, "127.0.0.1"));
  }

  Site(Database database, String name) {
    this(database, name, Set.of());
  }

  /** Where one more page stands that may show the chat. */
  Site shownOn(String origin) {
    page = origin;
    return this;
  }

  /** From the next channel on, strangers are asked. */
  Site asking(WebchatConfig.Ask... questions) {
    ask = List.of(questions);
    return this;
  }

  /** A channel that from now on answers at the site's address; not started. */
  WebchatChannel build() {
    var built =
        new WebchatChannel(vertx, database, config(), timeline, LONGEST_FILE, proxied::contains);
    var fresh = Router.router(vertx);
    built.mount(fresh);
    fresh
        .get("/widget/guiche.js")
        .handler(
            call ->
                call.response()
                    .putHeader("Content-Type", "text/javascript")
                    .end(Buffer.buffer(HostPage.widget())));
    router = fresh;
    return built;
  }

  WebchatChannel started() {
    var channel = build();
    channel.start(inbox);
    return channel;
  }

  private WebchatConfig config() {
    return new WebchatConfig(name, "suporte", List.of(ORIGIN, page), KEY, "Loja", "Olá!", ask);
  }

  int port() {
    return server.actualPort();
  }

  String name() {
    return name;
  }

  /** A browser without a token. */
  Tab tab() {
    return new Tab(this, ORIGIN);
  }

  Vertx vertx() {
    return vertx;
  }

  @Override
  public void close() {
    await(server.close());
  }

  static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
