package dev.guiche.channel.webchat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.SendFailure;
import dev.guiche.channel.VisitorFile;
import dev.guiche.database.TestDatabase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("DC-2")
class WebchatFilesTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private static final byte[] PDF = "%PDF-1.7 nota".getBytes(UTF_8);

  private Site site;
  private WebchatChannel channel;
  private Tab tab;

  @BeforeEach
  void open() {
    site = new Site(db.database(), "site");
    channel = site.started();
    tab = site.tab().enter();
  }

  @AfterEach
  void close() {
    tab.close();
    channel.stop();
    site.close();
  }

  @Test
  void aFileGoesWithTheMessageThatNamesIt() throws SendFailure {
    var sent = tab.upload("nota%20fiscal.pdf", "application/pdf", PDF);
    assertThat(sent.status()).isEqualTo(201);
    tab.write("segue a nota", sent.json().getLong("id"));
    var file = site.inbox.entries().getFirst().attachments().getFirst();
    assertThat(file.name()).isEqualTo("nota fiscal.pdf");
    assertThat(file.mediaType()).isEqualTo("application/pdf");
    assertThat(channel.fetch(String.valueOf(file.reference()))).isEqualTo(PDF);
  }

  @Test
  void anotherVisitorsUploadCannotBeAttached() {
    long file = tab.upload("a.pdf", "application/pdf", PDF).json().getLong("id");
    try (var other = site.tab().enter()) {
      var message = other.message("roubo", file);
      other.send(message);
      var refused = other.awaitFrame("error", message.getString("id"));
      assertThat(refused.getString("code")).isEqualTo("unknown-file");
      assertThat(refused.containsKey("retryAfter")).isFalse();
    }
    assertThat(site.inbox.entries()).isEmpty();
  }

  @Test
  void aFileOfTheTalkIsServedToItsVisitorOnly() {
    long file = site.timeline.store(visitor(), new VisitorFile("r.html", "text/html", PDF));
    var mine = tab.download(file);
    assertThat(mine.status()).isEqualTo(200);
    assertThat(mine.body().getBytes()).isEqualTo(PDF);
    try (var other = site.tab().enter()) {
      assertThat(other.download(file).status()).isEqualTo(404);
    }
    try (var nobody = site.tab()) {
      assertThat(nobody.download(file).status()).isEqualTo(401);
      assertThat(nobody.withToken(Token.fresh().value()).download(file).status()).isEqualTo(401);
    }
  }

  @Test
  void aServedFileCanDoNoHarm() {
    long file = site.timeline.store(visitor(), new VisitorFile("são \"1\".html", "text/html", PDF));
    var headers = tab.download(file).headers();
    assertThat(headers.get("Content-Type")).isEqualTo("application/octet-stream");
    assertThat(headers.get("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(headers.get("Content-Disposition"))
        .isEqualTo("attachment; filename*=UTF-8''s%C3%A3o%20%221%22.html");
  }

  @Test
  void aFileAboveTheLimitIsRefusedWithTheLimit() {
    var refused = tab.upload("g.bin", "application/zip", new byte[(int) Site.LONGEST_FILE + 1]);
    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.json().getString("detail")).contains("1 MB");
  }

  @Test
  void aFileIsNeverAPath() {
    var kept = tab.upload("..%2F..%2Fetc%2Fpasswd", "text/html; charset=x", PDF);
    assertThat(kept.json().getString("name")).isEqualTo("passwd");
    assertThat(kept.json().getString("mediaType")).isEqualTo("text/html");
  }

  @Test
  void anEmptyFileIsRefused() {
    assertThat(tab.upload("vazio.txt", "text/plain", new byte[0]).status()).isEqualTo(400);
  }

  @Test
  void anotherSiteMayNeitherSendNorRead() {
    try (var stranger = new Tab(site, "https://outra.example").withToken(tab.token())) {
      assertThat(stranger.upload("a.pdf", "application/pdf", PDF).status()).isEqualTo(403);
      assertThat(stranger.download(1).status()).isEqualTo(403);
    }
  }

  @Test
  void aBrowserMayAskBeforehand() {
    var allowed = tab.ask(HttpMethod.OPTIONS, "files", null, Buffer.buffer());
    assertThat(allowed.status()).isEqualTo(204);
    assertThat(allowed.headers().get("Access-Control-Allow-Origin")).isEqualTo(Site.ORIGIN);
    assertThat(allowed.headers().get("Access-Control-Allow-Headers")).contains("Authorization");
  }

  @Test
  void theWindowIsToldWhatItMaySend() {
    var config = tab.ask(HttpMethod.GET, "config", null, Buffer.buffer()).json();
    assertThat(config.getString("greeting")).isEqualTo("Olá!");
    assertThat(config.getLong("longestFile")).isEqualTo(Site.LONGEST_FILE);
  }

  @Test
  void filesThatNobodyAnnouncedTheSizeOfAreRefused() {
    assertThat(tab.ask(HttpMethod.POST, "files?name=a", null, null).status()).isEqualTo(411);
  }

  @Test
  void oneAddressCannotTakeAllTheRoomThereIs() {
    var room = new FileRoom(100, 10);
    assertThat(room.enter("a", 20)).isTrue();
    assertThat(room.enter("a", 6)).isFalse();
    assertThat(room.enter("b", 25)).isTrue();
    room.leave("a", 20);
    assertThat(room.enter("a", 25)).isTrue();
  }

  @Test
  void roomThatWasLeftIsThereAgain() {
    var room = new FileRoom(100, 100);
    assertThat(room.enter(null, 100)).isTrue();
    assertThat(room.enter("a", 1)).isFalse();
    room.leave(null, 100);
    assertThat(room.enter("a", 100)).isTrue();
  }

  @Test
  void manyFilesOneAfterTheOtherAllFindRoom() {
    for (int i = 0; i < 40; i++) {
      assertThat(tab.upload("n" + i, "text/plain", PDF).status()).isEqualTo(201);
    }
  }

  private static Address visitor() {
    long id = db.database().one("select max(id) n from webchat_visitor", row -> row.number("n"));
    return new Address(ChannelKind.WEBCHAT, "v" + id);
  }
}
