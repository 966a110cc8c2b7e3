package dev.guiche.webhook.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.database.TestDatabase;
import dev.guiche.webhook.Receiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineTest {
  private final Line line = new Line(TestDatabase.vertx(), Duration.ofSeconds(1));

  /** A socket that nobody knows any more is closed by whoever collects garbage. */
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  private Answer post(String url) {
    return line.post(URI.create(url), true, Map.of("webhook-id", "evt_1"), "{}");
  }

  /** Somebody who answers these bytes to whatever comes, and then waits or hangs up. */
  private Answer postTo(String bytes, boolean hangsUp) throws IOException {
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(
              () -> {
                try {
                  var socket = server.accept();
                  open.add(socket);
                  socket.getInputStream().read(new byte[10_000]);
                  socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                  socket.getOutputStream().flush();
                  if (hangsUp) {
                    socket.close();
                  }
                } catch (IOException gone) {
                  Thread.currentThread().interrupt();
                }
              });
      return post("http://127.0.0.1:" + server.getLocalPort() + "/");
    }
  }

  @Test
  void anAnswerIsHeardWithItsBeginning() {
    try (var receiver = new Receiver()) {
      receiver.mood =
          exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("ç".repeat(100_000).getBytes(StandardCharsets.UTF_8));
          };
      var answer = post(receiver.url());
      assertThat(answer.isTaken()).isTrue();
      assertThat(answer.text()).hasSize(Line.KEPT / 2).startsWith("ççç");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "429, 90, 90",
    "503, 0, 0",
    "503, 'Thu, 26 Nov 2026 12:00:30 GMT', 30",
    "503, 'Thu, 26 Nov 2026 11:00:00 GMT', 0",
    "429, 999999999, 7200",
    "429, daqui a pouco,",
    "429, -5,",
    "500, 90,"
  })
  void aWishToBeLeftAloneIsUnderstood(int status, String header, @Nullable Long seconds) {
    var wait = RetryAfter.of(status, header, Instant.parse("2026-11-26T12:00:00Z"));
    assertThat(wait).isEqualTo(seconds == null ? null : Duration.ofSeconds(seconds));
  }

  @Test
  void aRedirectIsNotFollowed() {
    try (var receiver = new Receiver();
        var elsewhere = new Receiver()) {
      receiver.mood =
          exchange -> {
            exchange.getResponseHeaders().set("Location", elsewhere.url());
            exchange.sendResponseHeaders(307, -1);
          };
      assertThat(post(receiver.url()).code()).isEqualTo(307);
      assertThat(post(receiver.url()).isTaken()).isFalse();
      assertThat(elsewhere.letters).isEmpty();
    }
  }

  @Test
  void whoeverDoesNotAnswerInTimeIsNotWaitedFor() throws IOException {
    assertThat(postTo("", false).text()).isEqualTo("Não houve resposta em 1 s.");
    var drip = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc";
    assertThat(postTo(drip, false).code()).isNull();
  }

  @Test
  void garbageIsNoAnswer() throws IOException {
    assertThat(postTo("\0\1\2 muito lixo\r\n\r\n", true).code()).isNull();
    assertThat(postTo("", true).text()).isEqualTo("A conexão caiu antes da resposta.");
    assertThat(postTo("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\na\0b", true).text())
        .isEqualTo("ab");
  }

  @Test
  void aPlaceThatIsNotOnTheInternetIsNotSpokenTo() {
    try (var receiver = new Receiver()) {
      var answer = line.post(URI.create(receiver.url()), false, Map.of(), "{}");
      assertThat(answer.code()).isNull();
      assertThat(answer.text()).contains("rede privada", "private: true");
      assertThat(receiver.letters).isEmpty();
    }
  }
}
