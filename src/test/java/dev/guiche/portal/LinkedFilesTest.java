package dev.guiche.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.channel.InboundAttachment;
import dev.guiche.conversation.Entry;
import dev.guiche.database.TestDatabase;
import dev.guiche.ticket.House;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkedFilesTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final byte[] BYTES = new byte[1_000_001];
  private static House house;
  private static HttpServer server;
  private static Entry entry;

  @BeforeAll
  static void open() {
    new Random(1).nextBytes(BYTES);
    house = new House(db.database());
    var files =
        List.of(
            InboundAttachment.of("relatório \"final\".html", "text/html", BYTES),
            InboundAttachment.of("vazio.txt", "text/plain", new byte[0]));
    entry =
        house.entries(house.chat("arquivos", "seguem", files).timeline()).stream()
            .filter(said -> !said.attachments().isEmpty())
            .findFirst()
            .orElseThrow();
    var router = Router.router(TestDatabase.vertx());
    new LinkedFiles(TestDatabase.vertx(), db.database(), house.ticketing.fileLinks()).mount(router);
    server =
        TestDatabase.vertx()
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  @AfterAll
  static void close() {
    server.close().toCompletionStage().toCompletableFuture().join();
    house.close();
  }

  private static String token(int file, Instant until) {
    var link = house.ticketing.fileLinks().to(entry.attachments().get(file).id(), until);
    return link.substring(link.lastIndexOf('/') + 1);
  }

  private static HttpResponse<byte[]> get(String token) throws Exception {
    var where = URI.create("http://127.0.0.1:" + server.actualPort() + "/files/" + token);
    return HTTP.send(HttpRequest.newBuilder(where).build(), BodyHandlers.ofByteArray());
  }

  private static Instant tomorrow() {
    return Instant.now().plus(1, ChronoUnit.DAYS);
  }

  @Test
  void theLinkGivesTheWholeFileToBeSavedAndNeverShown() throws Exception {
    var answer = get(token(0, tomorrow()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(BYTES);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment; filename=\"relat_rio _final_.html\"")
        .contains("filename*=UTF-8''relat%C3%B3rio%20%22final%22.html");
  }

  @Test
  void anEmptyFileIsEmpty() throws Exception {
    assertThat(get(token(1, tomorrow())).body()).isEmpty();
  }

  @Test
  void anExpiredLinkOpensNothing() throws Exception {
    assertThat(get(token(0, Instant.now().minusSeconds(2))).statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "x",
        "1.zzzzzz.0000000000000000",
        "..%2f..%2fetc",
        "%00",
        "zzzzzzzzzzzzzz.1.a"
      })
  void aMadeUpLinkOpensNothing(String token) throws Exception {
    assertThat(get(token).statusCode()).isEqualTo(404);
  }
}
