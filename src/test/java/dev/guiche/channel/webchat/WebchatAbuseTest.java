package dev.guiche.channel.webchat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.database.TestDatabase;
import dev.guiche.house.QuietLog;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

@Tag("DC-2")
@Isolated("It reads what everybody logs")
class WebchatAbuseTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  @RegisterExtension final QuietLog log = new QuietLog();

  private static final List<String> ODD =
      List.of(
          "",
          "null",
          "[]",
          "{}",
          "42",
          "\"hello\"",
          "{\"type\":null}",
          "{\"type\":\"admin\"}",
          "{\"type\":\"java.lang.Runtime\"}",
          "{\"type\":\"message\"}",
          "{\"type\":\"message\",\"id\":\"x\",\"order\":1,\"text\":\"a\"}",
          "{\"type\":\"mark\",\"status\":\"failed\",\"deliveries\":[1]}",
          "{\"type\":\"mark\",\"status\":\"read\",\"deliveries\":[null]}",
          "{\"type\":\"older\",\"before\":null}",
          "{\"type\":\"older\",\"before\":1.5}",
          "{\"type\":\"older\",\"before\":99999999999999999999999}",
          "{\"type\":\"introduce\",\"email\":\"a@b\\r\\nBcc: x@y.z\"}",
          "{\"type\":\"hello\",\"since\":-1}",
          "{\"type\":\"hello\",\"token\":{\"a\":1}}",
          "{\"type\":\"ping\"} {\"type\":\"ping\"}",
          "[".repeat(2_000));

  private Site site;
  private WebchatChannel channel;
  private Tab tab;

  @BeforeEach
  void open() {
    site = new Site(db.database(), "site", Set.of("127.0.0.1"));
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
  void everyOddFrameIsAnsweredWithAReasonAndTheTalkGoesOn() {
    for (String frame : ODD) {
      tab.sendText(frame);
    }
    await().until(() -> tab.count("error") == ODD.size());
    assertThat(tab.received().stream().filter(f -> "error".equals(f.getString("type"))))
        .allSatisfy(WebchatAbuseTest::isClear);
    tab.write("ainda aqui");
    assertThat(site.inbox.texts()).containsExactly("ainda aqui");
  }

  @Test
  void tenThousandMalformedFramesDoNoHarm() throws Exception {
    try (var threads = Executors.newFixedThreadPool(4)) {
      var visitors =
          IntStream.range(0, 12).mapToObj(seed -> threads.submit(() -> babble(seed))).toList();
      for (var visitor : visitors) {
        visitor.get();
      }
    }
    tab.write("oi");
    assertThat(tab.count("error")).isZero();
    assertThat(site.inbox.texts()).contains("oi");
  }

  /** As much as a visitor may say before it is a flood. */
  private void babble(int seed) {
    var random = new Random(seed);
    try (var babbler = site.tab().enter()) {
      for (int i = 0; i < 900; i++) {
        babbler.sendText(mangled(babbler, random));
      }
      int pongs = babbler.count("pong");
      babbler.send(Tab.frame("ping"));
      await().atMost(Duration.ofSeconds(30)).until(() -> babbler.count("pong") > pongs);
      assertThat(babbler.isClosed()).as("900 frames are no flood").isFalse();
      assertThat(babbler.received().stream().filter(f -> "error".equals(f.getString("type"))))
          .hasSizeGreaterThan(100)
          .allSatisfy(WebchatAbuseTest::isClear);
    }
  }

  private static String mangled(Tab tab, Random random) {
    if (random.nextInt(10) == 0) {
      return ODD.get(random.nextInt(ODD.size()));
    }
    JsonObject right =
        switch (random.nextInt(6)) {
          case 0 -> Tab.frame("hello").put("token", tab.token()).put("since", tab.change());
          case 1 -> Tab.frame("mark").put("status", "read").put("deliveries", List.of(1, 2));
          case 2 -> Tab.frame("introduce").put("name", "Zé").put("email", "ze@casa.example");
          case 3 -> Tab.frame("older").put("before", 17);
          default -> tab.message("olá");
        };
    var bytes = right.encode().getBytes(ISO_8859_1);
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      bytes[random.nextInt(bytes.length)] = (byte) (32 + random.nextInt(95));
    }
    int end = random.nextInt(3) == 0 ? random.nextInt(bytes.length) : bytes.length;
    return new String(bytes, 0, end, US_ASCII);
  }

  private static void isClear(JsonObject error) {
    assertThat(error.getString("code")).matches("[a-z-]+");
    assertThat(error.getString("detail"))
        .isNotBlank()
        .doesNotContain("Exception", "dev.guiche", "com.fasterxml", "\tat ");
  }

  @Test
  void aFrameThatIsTooLargeIsRefused() {
    tab.send(Tab.frame("ping").put("x", "x".repeat(Frames.LONGEST)));
    assertThat(tab.awaitFrame("error").getString("code")).isEqualTo("too-large");
    tab.write("ainda aqui");
  }

  @Test
  void aFrameBeyondWhatTheServerReadsEndsTheConnectionOnly() {
    tab.sendText("x".repeat(1_000_000));
    await().until(tab::isClosed);
    tab.enter().write("de volta");
  }

  @Test
  void aTextThatIsTooLongIsRefusedForGood() {
    var message = tab.message("x".repeat(FromVisitor.LONGEST_TEXT + 1));
    tab.send(message);
    var refused = tab.awaitFrame("error");
    assertThat(refused.getString("detail")).contains("8000");
    assertThat(refused.containsKey("retryAfter")).isFalse();
  }

  @Test
  void binaryFramesAreRefused() {
    tab.sendBinary(Buffer.buffer(new byte[] {1, 2, 3}));
    assertThat(tab.awaitFrame("error").getString("code")).isEqualTo("not-text");
  }

  @Test
  void whoSendsTooMuchIsToldWhenToSendAgainAndLosesNothing() {
    var waiting = new ArrayList<JsonObject>();
    for (int i = 0; i < 200; i++) {
      var message = tab.message("linha " + i);
      waiting.add(message);
      tab.send(message);
    }
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> tab.count("accepted") + tab.count("error") == 200);
    assertThat(tab.count("error")).isPositive();
    assertThat(tab.awaitFrame("error").getString("code")).isEqualTo("slow-down");
    assertThat(tab.awaitFrame("error").getInteger("retryAfter")).isPositive();
    int accepted = tab.count("accepted");
    await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              tab.send(waiting.get(199));
              return tab.count("accepted") > accepted;
            });
  }

  @Test
  void aFloodOfFramesEndsTheConnection() {
    for (int i = 0; i < 2_000 && !tab.isClosed(); i++) {
      try {
        tab.send(Tab.frame("ping"));
      } catch (IllegalStateException closedMeanwhile) {
        break;
      }
    }
    await().untilAsserted(() -> assertThat(tab.closedWith()).isEqualTo((short) 1008));
  }

  @Test
  void newVisitorsFromOneAddressAreLimited() {
    var tabs = new ArrayList<Tab>();
    try {
      for (int i = 0; i < 80 && tabs.stream().allMatch(t -> t.count("error") == 0); i++) {
        var next = site.tab().connect();
        tabs.add(next);
        next.send(Tab.frame("hello"));
        await().until(() -> next.count("welcome") + next.count("error") == 1);
      }
      assertThat(tabs.getLast().awaitFrame("error").getString("code")).isEqualTo("slow-down");
    } finally {
      tabs.forEach(Tab::close);
    }
  }
}
