package dev.guiche.webhook.line;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Sends, and hears how the answer begins. Follows no redirect. Blocks a virtual thread. */
public final class Line {
  /** Of an answer, in bytes; the rest is not waited for. */
  static final int KEPT = 2_048;

  private final Vertx vertx;
  private final HttpClient client;
  private final Duration patience;

  public Line(Vertx vertx) {
    this(vertx, Duration.ofSeconds(10));
  }

  /**
   * @param patience for all of it, from the first packet on
   */
  Line(Vertx vertx, Duration patience) {
    this.vertx = vertx;
    this.patience = patience;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout(Math.toIntExact(patience.toMillis()))
                .setIdleTimeout(30)
                .setIdleTimeoutUnit(TimeUnit.SECONDS));
  }

  /**
   * @param nearby whether it may go to this machine or a private network
   */
  public Answer post(URI to, boolean nearby, Map<String, String> headers, String body) {
    long began = System.nanoTime();
    try {
      var options = options(to, nearby);
      headers.forEach(options::putHeader);
      var heard = exchange(options, Buffer.buffer(body));
      return new Answer(heard.code(), heard.text(), millisSince(began), heard.retryAfter());
    } catch (NotSent notSent) {
      return new Answer(null, notSent.words(), millisSince(began), null);
    }
  }

  private static int millisSince(long began) {
    return Math.toIntExact(Duration.ofNanos(System.nanoTime() - began).toMillis());
  }

  /** To the address that was looked at, with the name that was meant. */
  private static RequestOptions options(URI to, boolean nearby) throws NotSent {
    boolean secure = "https".equals(to.getScheme());
    int port = to.getPort() != -1 ? to.getPort() : secure ? 443 : 80;
    String host = to.getHost().replaceAll("[\\[\\]]", "");
    var at = Whereabouts.of(host, nearby);
    String path = to.getRawPath().isEmpty() ? "/" : to.getRawPath();
    return new RequestOptions()
        .setMethod(HttpMethod.POST)
        .setServer(SocketAddress.inetSocketAddress(port, at.getHostAddress()))
        .setHost(host)
        .setPort(port)
        .setSsl(secure)
        .setURI(to.getRawQuery() == null ? path : path + "?" + to.getRawQuery())
        .setFollowRedirects(false);
  }

  private record Heard(int code, String text, @Nullable Duration retryAfter) {}

  private Heard exchange(RequestOptions options, Buffer body) throws NotSent {
    var open = new AtomicReference<@Nullable HttpClientRequest>();
    var heard = Promise.<Heard>promise();
    // All on one event loop: an answer that ends before somebody listens is never heard.
    vertx.runOnContext(
        go ->
            client
                .request(options)
                .onSuccess(open::set)
                .compose(request -> request.send(body))
                .compose(Line::beginning)
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(heard));
    try {
      return heard.future().toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException failed) {
      var request = open.get();
      if (request != null) {
        request.reset();
      }
      throw new NotSent(why(failed.getCause() == null ? failed : failed.getCause()));
    }
  }

  private static Future<Heard> beginning(HttpClientResponse response) {
    var heard = Promise.<Heard>promise();
    var text = Buffer.buffer();
    response.handler(
        part -> {
          text.appendBuffer(part);
          if (text.length() >= KEPT && heard.tryComplete(heard(response, text))) {
            response.request().reset();
          }
        });
    response.endHandler(end -> heard.tryComplete(heard(response, text)));
    response.exceptionHandler(heard::tryFail);
    return heard.future();
  }

  /** No zero among it: PostgreSQL's text knows none. */
  private static Heard heard(HttpClientResponse response, Buffer text) {
    var kept = text.getBytes(0, Math.min(KEPT, text.length()));
    var words = new String(kept, StandardCharsets.UTF_8).replace("\0", "");
    var wait =
        RetryAfter.of(response.statusCode(), response.getHeader("Retry-After"), Instant.now());
    return new Heard(response.statusCode(), words, wait);
  }

  private String why(Throwable cause) {
    return switch (cause) {
      case TimeoutException tooLong ->
          "Não houve resposta em %d s.".formatted(Math.max(1, patience.toSeconds()));
      case ConnectException refused -> "A conexão não foi aceita.";
      case SSLException untrusted -> "A conexão segura falhou: confira o certificado do endereço.";
      default -> "A conexão caiu antes da resposta.";
    };
  }
}
