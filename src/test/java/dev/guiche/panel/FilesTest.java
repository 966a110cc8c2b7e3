package dev.guiche.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.InboundAttachment;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.Role;
import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilesTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  static PanelHouse house;
  static Guest ana;

  @BeforeAll
  static void open() {
    house = new PanelHouse(db.database());
    ana = house.logIn(house.consultant("Ana", Role.CONSULTANT, "suporte"));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  @Test
  void whatIsUploadedComesBackByteForByte() {
    byte[] bytes = random(3_000_000);
    var upload = ana.upload("relatório final.pdf", "application/pdf", bytes);
    assertThat(upload.json().get("name").asText()).isEqualTo("relatório final.pdf");
    assertThat(upload.json().get("size").asLong()).isEqualTo(bytes.length);
    var download = ana.get("/attachments/" + upload.id());
    assertThat(download.bytes()).isEqualTo(bytes);
    assertThat(download.header("Content-Disposition"))
        .isEqualTo(
            "inline; filename=\"relat_rio final.pdf\";"
                + " filename*=UTF-8''relat%C3%B3rio%20final.pdf");
  }

  @Test
  void anUploadGoesOutWithAMessageAndIsTheCustomersToSee() {
    var talk = house.chat("maria", "manda o boleto?");
    var upload = ana.upload("boleto.pdf", "application/pdf", random(1000));
    var draft =
        Map.of(
            "clientKey", UUID.randomUUID().toString(),
            "text", "aqui está",
            "attachments", List.of(upload.id()));
    var entry = ana.post("/conversations/" + talk.id().value() + "/messages", draft);
    assertThat(entry.json().at("/attachments/0/id").asLong()).isEqualTo(upload.id());
    await().until(() -> house.bot.sent.stream().anyMatch(m -> m.attachments().size() == 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "image/svg+xml",
        "application/xhtml+xml",
        "text/xml",
        "application/javascript",
        "application/x-shockwave-flash",
        "multipart/x-mixed-replace",
        "nonsense",
        ""
      })
  void whatCouldActInOurNameIsOnlySaved(String type) {
    var upload =
        ana.upload(
            "a.html",
            type.isEmpty() ? "application/octet-stream" : type,
            "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
    var download = ana.get("/attachments/" + upload.id());
    assertThat(download.header("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(download.header("Content-Disposition")).startsWith("attachment;");
    assertThat(download.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(download.header("Content-Security-Policy"))
        .contains("default-src 'none'", "sandbox");
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "image/jpeg", "audio/ogg", "video/mp4", "application/pdf"})
  void whatIsHarmlessIsShownInPlaceUnlessItIsToBeSaved(String type) {
    var upload = ana.upload("arquivo", type, random(10));
    var shown = ana.get("/attachments/" + upload.id());
    assertThat(shown.header("Content-Type")).isEqualTo(type);
    assertThat(shown.header("Content-Disposition")).startsWith("inline;");
    var saved = ana.get("/attachments/" + upload.id() + "?download=true");
    assertThat(saved.header("Content-Disposition")).startsWith("attachment;");
    assertThat(saved.header("Content-Type")).isEqualTo("application/octet-stream");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-9, 0, 10",
    "bytes=990000-, 990000, 1000000",
    "bytes=-5, 999995, 1000000",
    "bytes=999999-2000000, 999999, 1000000",
    "bytes=262140-262150, 262140, 262151"
  })
  void aPartIsServedToWhoAsksForIt(String range, int from, int to) {
    byte[] bytes = random(1_000_000);
    var upload = ana.upload("audio.ogg", "audio/ogg", bytes);
    var part = ana.with("Range", range).get("/attachments/" + upload.id());
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.bytes()).isEqualTo(Arrays.copyOfRange(bytes, from, to));
    assertThat(part.header("Content-Range"))
        .isEqualTo("bytes " + from + "-" + (to - 1) + "/1000000");
  }

  @Test
  void aPartBehindTheEndIsRefusedAndNonsenseMeansTheWhole() {
    var upload = ana.upload("audio.ogg", "audio/ogg", random(100));
    var behind = ana.with("Range", "bytes=100-").get("/attachments/" + upload.id());
    assertThat(behind.status()).isEqualTo(416);
    assertThat(behind.header("Content-Range")).isEqualTo("bytes */100");
    for (var nonsense :
        new String[] {"bytes=5-2", "bytes=a-b", "lines=1-2", "bytes=0-1,4-5", "bytes=-"}) {
      assertThat(ana.with("Range", nonsense).get("/attachments/" + upload.id()).status())
          .isEqualTo(200);
    }
  }

  @Test
  void whoHasTheFileIsNotSentItAgain() {
    var upload = ana.upload("a.png", "image/png", random(100));
    var first = ana.get("/attachments/" + upload.id());
    var again = ana.with("If-None-Match", first.header("ETag")).get("/attachments/" + upload.id());
    assertThat(again.status()).isEqualTo(304);
  }

  @Test
  void aFileOverTheLimitIsRefusedInWords() {
    int tooMuch = (int) house.config.attachmentLimit() + 1;
    var refused = ana.upload("grande.bin", "application/octet-stream", new byte[tooMuch]);
    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.code()).isEqualTo("too-large");
    assertThat(refused.problem().get("detail").asText()).contains("25 MB");
  }

  @Test
  void aFileOfUnknownLengthOverTheLimitIsRefusedToo() throws Exception {
    try (var socket = new Socket(java.net.InetAddress.getLoopbackAddress(), house.port())) {
      var out = socket.getOutputStream();
      out.write(
          ("POST /api/v1/uploads?name=a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                  + "X-Requested-With: guiche\r\nCookie: "
                  + ana.headers().get("Cookie")
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      byte[] chunk = new byte[1 << 20];
      for (int i = 0; i < 27; i++) {
        out.write("100000\r\n".getBytes(StandardCharsets.US_ASCII));
        out.write(chunk);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      var answer = new ByteArrayOutputStream();
      answer.write(socket.getInputStream().readNBytes(12));
      assertThat(answer.toString(StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
    }
  }

  @Test
  void anEmptyFileAndANamelessOneAreRefused() {
    assertThat(ana.upload("a.txt", "text/plain", new byte[0]).status()).isEqualTo(400);
    assertThat(ana.send("POST", "/uploads", "text/plain", new byte[] {1}).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd, passwd",
    "C:\\temp\\nota.pdf, nota.pdf",
    "a\u202Egpj.exe, agpj.exe",
    ".., arquivo",
    "'  ', arquivo"
  })
  void aNameIsNeverAPath(String given, String kept) {
    assertThat(ana.upload(given, "text/plain", new byte[] {1}).json().get("name").asText())
        .isEqualTo(kept);
  }

  @Test
  void aFileThatCouldNotBeFetchedIsShownAndTriedAgain() {
    var talk =
        house.chat(
            "rita", "olha a foto", InboundAttachment.toFetch("foto.jpg", "image/jpeg", "ref"));
    var path = "/conversations/" + talk.id().value() + "/entries";
    await().until(() -> ana.get(path).json().findValuesAsText("state").contains("failed"));
    var items = ana.get(path).json().get("items");
    var file = items.get(items.size() - 1).at("/attachments/0");
    assertThat(file.get("reason").asText()).contains("não existe mais");
    assertThat(ana.get("/attachments/" + file.get("id")).status()).isEqualTo(404);
    assertThat(ana.post("/attachments/" + file.get("id") + "/retry").status()).isEqualTo(200);
    await().until(() -> ana.get(path).json().findValuesAsText("state").contains("failed"));
  }

  @Test
  void anUploadThatNobodySendsIsForgottenAfterADay() {
    var upload = ana.upload("a.txt", "text/plain", new byte[] {1});
    dev.guiche.conversation.Attachments.forgetUnused(db.database());
    assertThat(ana.get("/attachments/" + upload.id()).status()).isEqualTo(200);
    db.database()
        .update(
            "update attachment set created_at = now() - interval '25 hours' where id = $1",
            upload.id());
    dev.guiche.conversation.Attachments.forgetUnused(db.database());
    assertThat(ana.get("/attachments/" + upload.id()).status()).isEqualTo(404);
  }
}
