package dev.guiche.app;

import dev.guiche.config.ServerConfig;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The one HTTP server, on every core. */
final class WebServer {
  private final Vertx vertx;
  private final ServerConfig config;
  private final CallsInHand inHand = new CallsInHand();
  private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
  private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();

  WebServer(Vertx vertx, ServerConfig config) {
    this.vertx = vertx;
    this.config = config;
  }

  /** A router that knows which calls are in hand. */
  Router router() {
    var router = Router.router(vertx);
    router.route().handler(inHand);
    return router;
  }

  /**
   * Looks before anything else is started, because whoever starts Guichê twice should hear it at
   * once.
   *
   * @throws CannotStart when the port or the host cannot be had
   */
  void tryPort() {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(config.host()), config.port()));
    } catch (IOException refused) {
      throw explain(refused);
    }
  }

  /**
   * Takes calls from now on.
   *
   * @throws CannotStart when the port or the host cannot be had
   */
  void listen(Router router) {
    var perCore = new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
    try {
      await(vertx.deployVerticle(() -> new Listener(router), perCore));
    } catch (CompletionException failed) {
      throw explain(Objects.requireNonNullElse(failed.getCause(), failed));
    }
  }

  /** Takes nothing new, waits for the answers that are under way, and then closes the sockets. */
  void drain(Duration within) {
    var stopped =
        servers.stream().map(s -> s.shutdown(within.toMillis(), TimeUnit.MILLISECONDS)).toList();
    inHand.await(within);
    connections.forEach(HttpConnection::close);
    await(Future.join(stopped));
  }

  private CannotStart explain(Throwable refused) {
    String why = String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT);
    String port = Integer.toString(config.port());
    if (refused instanceof UnknownHostException || why.contains("cannot assign")) {
      return new CannotStart("host.unknown", config.host());
    }
    if (why.contains("denied")) {
      return new CannotStart("port.denied", port);
    }
    return refused instanceof BindException || why.contains("in use")
        ? new CannotStart("port.taken", port, Integer.toString(config.port() + 1))
        : new CannotStart("port.other", port, String.valueOf(refused.getMessage()));
  }

  private void remember(HttpConnection connection) {
    connections.add(connection);
    connection.closeHandler(closed -> connections.remove(connection));
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  private final class Listener extends VerticleBase {
    private final Router router;

    Listener(Router router) {
      this.router = router;
    }

    @Override
    public Future<?> start() {
      var options =
          new HttpServerOptions()
              .setHost(config.host())
              .setPort(config.port())
              .setMaxHeaderSize(16 * 1024)
              .setMaxInitialLineLength(8 * 1024)
              // Sockets that say nothing for so long are gone; ours send a sign of life.
              .setIdleTimeout(300)
              .setHandle100ContinueAutomatically(true);
      var server = vertx.createHttpServer(options).requestHandler(router);
      server.connectionHandler(WebServer.this::remember);
      servers.add(server);
      return server.listen();
    }
  }
}
