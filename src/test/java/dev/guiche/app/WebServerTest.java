package dev.guiche.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guiche.config.ServerConfig;
import dev.guiche.database.TestDatabase;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WebServerTest {
  private final int port = Program.freePort();
  private final ServerConfig config =
      ServerConfig.fromEnvironment(Map.of("GUICHE_PORT", "" + port), Locale.ENGLISH);

  @Test
  void drainingFinishesWhatIsAtHandAndTakesNothingNew() throws Exception {
    var arrived = new CountDownLatch(1);
    var mayAnswer = new CountDownLatch(1);
    var server = new WebServer(TestDatabase.vertx(), config);
    var router = server.router();
    router
        .get("/slow")
        .handler(
            call ->
                Thread.ofVirtual()
                    .start(
                        () -> {
                          arrived.countDown();
                          waitFor(mayAnswer);
                          call.end("done");
                        }));
    server.listen(router);

    var atHand = HttpClient.newHttpClient().sendAsync(get("/slow"), BodyHandlers.ofString());
    waitFor(arrived);
    var drained = CompletableFuture.runAsync(() -> server.drain(Duration.ofSeconds(20)));

    assertThatThrownBy(() -> untilRefused()).isInstanceOf(IOException.class);
    assertThat(drained).isNotDone();
    mayAnswer.countDown();
    assertThat(atHand.get(10, TimeUnit.SECONDS).body()).isEqualTo("done");
    drained.get(10, TimeUnit.SECONDS);
  }

  @Test
  void openSocketsAreClosedAndDoNotHoldTheEndUp() throws Exception {
    var server = new WebServer(TestDatabase.vertx(), config);
    var router = server.router();
    router.route("/live").handler(call -> call.request().toWebSocket());
    server.listen(router);
    var closed = new CompletableFuture<Integer>();
    HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .buildAsync(URI.create("ws://127.0.0.1:" + port + "/live"), new Listener(closed))
        .get(10, TimeUnit.SECONDS);

    var drained = CompletableFuture.runAsync(() -> server.drain(Duration.ofMinutes(5)));

    drained.get(20, TimeUnit.SECONDS);
    assertThat(closed.get(10, TimeUnit.SECONDS)).isIn(1000, 1001);
  }

  private record Listener(CompletableFuture<Integer> closed) implements WebSocket.Listener {
    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.complete(code);
      return null;
    }
  }

  @Test
  void whoeverStartsASecondOneHearsItAtOnce() {
    var first = new WebServer(TestDatabase.vertx(), config);
    first.listen(Router.router(TestDatabase.vertx()));
    var second = new WebServer(TestDatabase.vertx(), config);
    assertThatThrownBy(second::tryPort)
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("GUICHE_PORT=" + (port + 1));
    first.drain(Duration.ofSeconds(1));
  }

  private HttpRequest get(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
  }

  /** Calls until nobody answers any more; gives up after a while. */
  private void untilRefused() throws Exception {
    for (int i = 0; i < 200; i++) {
      try (var client = HttpClient.newHttpClient()) {
        client.send(get("/nowhere"), BodyHandlers.discarding());
      }
      Thread.sleep(20);
    }
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
