package dev.guiche.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.database.TestDatabase;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over small files of its own, under {@code site/} among the test resources. */
class StaticFilesTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static HttpServer server = TestDatabase.vertx().createHttpServer();

  @BeforeAll
  static void start() {
    var router = Router.router(TestDatabase.vertx());
    new StaticFiles("/site/").mount(router);
    server =
        server
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  @AfterAll
  static void stop() {
    server.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void theAddressAloneLeadsToThePanel() throws Exception {
    assertThat(get("/").statusCode()).isEqualTo(302);
    assertThat(get("/").headers().firstValue("location")).hasValue("/panel/");
    assertThat(get("/panel").headers().firstValue("location")).hasValue("/panel/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/panel/", "/panel/atendimentos/12", "/panel/index.html"})
  void aPageKeepsItsPlaceInTheAddress(String path) throws Exception {
    var page = get(path);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("the panel");
    assertThat(page.headers().firstValue("content-type")).hasValue("text/html; charset=utf-8");
    assertThat(page.headers().firstValue("cache-control")).hasValue("no-cache");
  }

  @Test
  void whatHasItsHashInItsNameIsKeptForEver() throws Exception {
    var asset = get("/assets/index-abc123.js");
    assertThat(asset.headers().firstValue("cache-control").orElse("")).contains("immutable");
    assertThat(asset.headers().firstValue("content-type").orElse("")).contains("javascript");
  }

  @Test
  void whatDidNotChangeIsNotSentAgain() throws Exception {
    String tag = get("/panel/").headers().firstValue("etag").orElseThrow();
    var again = get("/panel/", "If-None-Match", tag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(get("/panel/", "If-None-Match", "\"else\"").statusCode()).isEqualTo(200);
  }

  @Test
  void whoeverUnderstandsGzipGetsGzip() throws Exception {
    var request = request("/assets/index-abc123.js").header("Accept-Encoding", "gzip").build();
    var zipped = HTTP.send(request, BodyHandlers.ofByteArray());
    assertThat(zipped.headers().firstValue("content-encoding")).hasValue("gzip");
    var plain = new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes();
    assertThat(new String(plain, StandardCharsets.UTF_8))
        .isEqualTo(get("/assets/index-abc123.js").body());
  }

  @Test
  void theWidgetIsForAnySite() throws Exception {
    var widget = get("/widget/guiche.js").headers();
    assertThat(widget.firstValue("access-control-allow-origin")).hasValue("*");
    assertThat(widget.firstValue("cross-origin-resource-policy")).hasValue("cross-origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/nowhere.js",
        "/panel/nowhere.js",
        "/assets/",
        "/assets/../../logback.xml",
        "/assets/..%2f..%2flogback.xml",
        "/assets/%2e%2e/%2e%2e/logback.xml",
        "/widget/..%5c..%5clogback.xml",
        "/assets/.hidden",
        "/panel/../../dev/guiche/app/Main.class"
      })
  void nothingElseCanBeReached(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  private static HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    var request = request(path);
    return HTTP.send(
        (headers.length == 0 ? request : request.headers(headers)).build(),
        BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + path));
  }
}
