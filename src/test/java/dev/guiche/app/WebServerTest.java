package dev.guiche.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guiche.config.ServerConfig;
import dev.guiche.database.TestDatabase;
import io.vertx.ext.web.Router;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WebServerTest {
  private final int port = Program.freePort();
  private final ServerConfig config =
      ServerConfig.fromEnvironment(Map.of("GUICHE_PORT", "" + port), Locale.ENGLISH);

  @Test
  void drainingFinishesWhatIsAtHandAndTakesNothingNew() throws Exception {
    var arrived = new CountDownLatch(1);
    var mayAnswer = new CountDownLatch(1);
    var router = Router.router(TestDatabase.vertx());
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
    var server = new WebServer(TestDatabase.vertx(), config);
    server.listen(router);

    var atHand = HttpClient.newHttpClient().sendAsync(get("/slow"), BodyHandlers.ofString());
    waitFor(arrived);
    var drained = CompletableFuture.runAsync(() -> server.drain(Duration.ofSeconds(20)));

    assertThatThrownBy(() -> untilRefused()).isInstanceOf(ConnectException.class);
    assertThat(drained).isNotDone();
    mayAnswer.countDown();
    assertThat(atHand.get(10, TimeUnit.SECONDS).body()).isEqualTo("done");
    drained.get(10, TimeUnit.SECONDS);
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
