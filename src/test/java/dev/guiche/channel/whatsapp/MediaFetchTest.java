package dev.guiche.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.guiche.channel.SendFailure;
import dev.guiche.database.TestDatabase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A reference comes from outside: it must lead nowhere but to Twilio, and show the token to no one
 * else.
 */
class MediaFetchTest {
  private final List<String> strangerWasAsked = new CopyOnWriteArrayList<>();
  private Consumer<HttpServerRequest> answer = request -> request.response().end("file");
  private HttpServer api;
  private HttpServer stranger;
  private MediaFetch fetch;

  @BeforeEach
  void listen() {
    api = server(request -> answer.accept(request));
    stranger =
        server(
            request -> {
              strangerWasAsked.add(String.valueOf(request.getHeader("Authorization")));
              request.response().end("secret");
            });
    fetch =
        new MediaFetch(
            URI.create("http://127.0.0.1:" + api.actualPort()),
            "Basic secret",
            new Web(Duration.ofSeconds(2)));
  }

  private static HttpServer server(Consumer<HttpServerRequest> handler) {
    return TestDatabase.vertx()
        .createHttpServer()
        .requestHandler(handler::accept)
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  @AfterEach
  void close() {
    api.close();
    stranger.close();
  }

  private String at(HttpServer server, String path) {
    return "http://127.0.0.1:" + server.actualPort() + path;
  }

  @Test
  void theConfiguredServerIsAskedWithCredentials() throws SendFailure {
    answer = request -> request.response().end(request.getHeader("Authorization"));
    assertThat(fetch.fetch(at(api, "/m"))).asString().isEqualTo("Basic secret");
  }

  @Test
  void aRedirectOnTheSameServerIsFollowed() throws SendFailure {
    answer =
        request -> {
          if (request.path().equals("/m")) {
            request.response().setStatusCode(307).putHeader("Location", "/store/1").end();
          } else {
            request.response().end("content of " + request.path());
          }
        };
    assertThat(fetch.fetch(at(api, "/m"))).asString().isEqualTo("content of /store/1");
  }

  @Test
  void aRedirectToAStrangerIsNotFollowed() {
    answer =
        request ->
            request
                .response()
                .setStatusCode(307)
                .putHeader("Location", at(stranger, "/latest/meta-data"))
                .end();
    assertRefused(at(api, "/m"), "não é do Twilio");
    assertThat(strangerWasAsked).isEmpty();
  }

  @Test
  void twiliosStoreIsAskedWithoutCredentials() throws SendFailure {
    String store = at(stranger, "/store/1");
    answer = request -> request.response().setStatusCode(307).putHeader("Location", store).end();
    var withStore =
        new MediaFetch(
            URI.create(at(api, "")),
            "Basic secret",
            uri -> uri.getPort() == stranger.actualPort(),
            new Web(Duration.ofSeconds(2)));
    assertThat(withStore.fetch(at(api, "/m"))).asString().isEqualTo("secret");
    assertThat(strangerWasAsked).containsExactly("null");
  }

  @Test
  void aStrangerIsNotAsked() {
    assertRefused(at(stranger, "/m"), "não é do Twilio");
    assertThat(strangerWasAsked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not a uri",
        "file:///etc/passwd",
        "ftp://api.twilio.com/m",
        "http://api.twilio.com/m",
        "http://169.254.169.254/latest/meta-data",
        "https://169.254.169.254/latest/meta-data",
        "https://localhost/m",
        "https://twilio.com.evil.example/m",
        "https://eviltwilio.com/m",
        "https://api.twilio.com:8443/m",
        "https://api.twilio.com@evil.example/m",
        "https://user:pass@api.twilio.com/m",
        "https://evil.example/?.twilio.com",
        "https://evil.example#.twilio.com",
        "https://bucket.s3.amazonaws.com/m",
        "https://media.twiliocdn.com.evil.amazonaws.com/m",
        "https:///m",
        "mailto:a@twilio.com"
      })
  void otherPlacesAreNotAsked(String reference) {
    assertRefused(reference, "não é do Twilio");
  }

  @Test
  void anEndlessRedirectEnds() {
    answer = request -> request.response().setStatusCode(302).putHeader("Location", "/m").end();
    assertRefused(at(api, "/m"), "sem fim");
  }

  @Test
  void aFileThatIsTooLargeIsRefusedWhileItComes() {
    answer =
        request -> {
          request.response().setChunked(true);
          Buffer megabyte = Buffer.buffer(new byte[1024 * 1024]);
          for (int i = 0; i < 26; i++) {
            request.response().write(megabyte);
          }
          request.response().end();
        };
    assertRefused(at(api, "/m"), "25 MB");
  }

  @Test
  void aFileThatIsGoneIsRefused() {
    answer = request -> request.response().setStatusCode(404).end();
    assertRefused(at(api, "/m"), "não tem mais");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 429, 500, 503})
  void whatMayPassIsTriedLater(int status) {
    answer =
        request -> request.response().setStatusCode(status).putHeader("Retry-After", "9").end();
    var later = catchThrowableOfType(SendFailure.Later.class, () -> fetch.fetch(at(api, "/m")));
    assertThat(later).isNotNull();
    assertThat(later.after()).isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void aServerThatStallsInTheMiddleIsTriedLater() {
    answer = request -> request.response().setChunked(true).write("the beginning");
    assertThat(catchThrowableOfType(SendFailure.Later.class, () -> fetch.fetch(at(api, "/m"))))
        .isNotNull();
  }

  @Test
  void aLineThatBreaksIsTriedLater() {
    answer = request -> request.connection().close();
    assertThat(catchThrowableOfType(SendFailure.Later.class, () -> fetch.fetch(at(api, "/m"))))
        .isNotNull();
  }

  private void assertRefused(String reference, String words) {
    var refused = catchThrowableOfType(SendFailure.Refused.class, () -> fetch.fetch(reference));
    assertThat(refused).as(reference).isNotNull();
    assertThat(refused.reason()).contains(words);
  }
}
