package dev.guiche.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.Address;
import dev.guiche.channel.ChannelKind;
import dev.guiche.channel.DeliveryStatus;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.SendFailure;
import dev.guiche.channel.VisitorTalk;
import dev.guiche.database.TestDatabase;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("DC-2")
class WebchatSocketTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private Site site;
  private WebchatChannel channel;
  private Tab tab;

  @BeforeEach
  void open() {
    site = new Site(db.database(), "site");
    channel = site.started();
    tab = site.tab();
  }

  @AfterEach
  void close() {
    tab.close();
    channel.stop();
    site.close();
  }

  @Test
  void aTabThatComesBackReceivesExactlyWhatItMissed() throws SendFailure {
    tab.enter().write("oi");
    say(1, "bom dia");
    await().until(() -> tab.texts("consultant").equals(List.of("bom dia")));
    tab.leave();
    say(2, "ainda está aí?");
    tab.forgetReceived();
    tab.enter();
    JsonObject welcome = tab.awaitFrame("welcome");
    assertThat(welcome.getBoolean("reset")).isFalse();
    assertThat(tab.texts("consultant")).containsExactly("ainda está aí?");
  }

  @Test
  void aBrowserThatKeptOnlyItsTokenReceivesTheWholeTalk() throws SendFailure {
    tab.enter().write("oi");
    say(1, "bom dia");
    try (var later = tab.another().enter()) {
      assertThat(later.awaitFrame("welcome").getBoolean("reset")).isTrue();
      assertThat(later.texts("visitor")).containsExactly("oi");
      assertThat(later.texts("consultant")).containsExactly("bom dia");
    }
  }

  @Test
  void everyTabOfAVisitorSeesWhatOneOfThemWrites() {
    tab.enter();
    try (var second = tab.another().enter()) {
      tab.write("oi");
      await().until(() -> second.texts("visitor").equals(List.of("oi")));
    }
  }

  @Test
  void aMessageSentAgainIsOneEntryAndIsAcknowledgedAgain() {
    tab.enter();
    var message = tab.message("uma vez");
    long first = tab.write(message).getLong("entry");
    tab.leave();
    tab.forgetReceived();
    tab.enter();
    assertThat(tab.write(message).getLong("entry")).isEqualTo(first);
    assertThat(site.inbox.texts()).containsExactly("uma vez");
  }

  @Test
  void theSameIdFromAnotherVisitorIsAnotherMessage() {
    tab.enter();
    var message = tab.message("minha");
    tab.write(message);
    try (var other = site.tab().enter()) {
      other.write(message.copy().put("text", "de outra pessoa"));
    }
    assertThat(site.inbox.texts()).containsExactly("minha", "de outra pessoa");
  }

  @Test
  void aClockThatRunsAheadDoesNotPushTheNextDeviceIntoThePast() {
    tab.enter().write(tab.message("do futuro").put("order", System.currentTimeMillis() * 2));
    assertThat(site.inbox.entries().getFirst().order())
        .isLessThan(System.currentTimeMillis() + 2_000);
  }

  @Test
  void marksAreReportedOnceTheyAreMade() throws SendFailure {
    tab.enter().write("oi");
    var sent = say(7, "bom dia");
    tab.send(
        Tab.frame("mark").put("status", "delivered").put("deliveries", new JsonArray().add(7)));
    tab.send(Tab.frame("mark").put("status", "read").put("deliveries", new JsonArray().add(7)));
    await().until(() -> site.inbox.reports().size() == 2);
    assertThat(site.inbox.reports())
        .allSatisfy(report -> assertThat(report.message()).isEqualTo(sent.id()))
        .extracting(report -> report.status())
        .containsExactly(DeliveryStatus.DELIVERED, DeliveryStatus.READ);
  }

  @Test
  void aMarkOnSomebodyElsesMessageNamesNoMessageOfTheirs() throws SendFailure {
    tab.enter().write("oi");
    var theirs = say(7, "só para você");
    try (var other = site.tab().enter()) {
      other.send(Tab.frame("mark").put("status", "read").put("deliveries", new JsonArray().add(7)));
      await().until(() -> !site.inbox.reports().isEmpty());
    }
    assertThat(site.inbox.reports()).noneMatch(report -> report.message().equals(theirs.id()));
  }

  @Test
  void typingGoesBothWays() {
    tab.enter();
    tab.send(Tab.frame("typing"));
    await().until(() -> site.inbox.typists().equals(List.of(visitor())));
    channel.showTyping(visitor());
    tab.awaitFrame("typing");
  }

  @Test
  void howTheConversationStandsReachesAnOpenTab() {
    tab.enter();
    site.timeline.stand(new VisitorTalk(VisitorTalk.State.QUEUED, null, "2025-1", 3));
    channel.refresh(visitor());
    JsonObject talk = tab.awaitFrame("entries").getJsonObject("talk");
    assertThat(talk.getString("state")).isEqualTo("queued");
    assertThat(talk.getInteger("position")).isEqualTo(3);
  }

  @Test
  void whatAVisitorSaysOfThemselfIsToldAgainAfterTheFirstMessage() {
    tab.enter();
    tab.send(Tab.frame("introduce").put("name", "Ana").put("email", "Ana@Example.com"));
    tab.write("oi");
    await().until(() -> site.timeline.introductions().size() == 2);
    assertThat(site.timeline.introductions())
        .containsOnly(new RecordingTimeline.Introduction(visitor(), "Ana", "ana@example.com"));
    assertThat(site.inbox.entries().getFirst().senderName()).isEqualTo("Ana");
    assertThat(site.inbox.entries().getFirst().email()).as("not proven").isNull();
  }

  @Test
  void theRestOfALongTalkComesPageByPage() throws InterruptedException {
    tab.enter();
    for (int i = 0; i < 70; i++) {
      tab.write("linha " + i);
      if (i > 50) {
        Thread.sleep(220); // sixty at once are welcome, and five a second after them
      }
    }
    try (var later = tab.another().enter()) {
      var welcome = later.awaitFrame("welcome");
      assertThat(welcome.getBoolean("more")).isTrue();
      long oldest = welcome.getJsonArray("entries").getJsonObject(0).getLong("position");
      later.send(Tab.frame("older").put("before", oldest));
      later.awaitFrame("older");
      assertThat(later.texts("visitor")).hasSize(70).startsWith("linha 0").endsWith("linha 69");
    }
  }

  @Test
  void aPageOfAnotherSiteIsRefusedWithAReason() {
    try (var stranger = new Tab(site, "https://outra.example")) {
      var refused = catchThrowable(stranger::connect);
      assertThat(refused).isInstanceOf(CompletionException.class);
      var rejection = (UpgradeRejectedException) refused.getCause();
      assertThat(rejection.getStatus()).isEqualTo(403);
      assertThat(rejection.getBody().toJsonObject().getString("detail"))
          .contains("https://outra.example", "origins");
    }
  }

  @Test
  void aPageOfOurOwnIsNotAnotherSite() {
    try (var own = new Tab(site, "http://127.0.0.1:" + site.port())) {
      own.enter();
    }
  }

  @Test
  void aForgedTokenOpensNothing() {
    tab.enter().write("segredo");
    try (var forger = site.tab().withToken(Token.fresh().value()).enter()) {
      assertThat(forger.awaitFrame("welcome").getJsonArray("entries")).isEmpty();
      assertThat(forger.token()).isNotEqualTo(tab.token());
    }
  }

  @Test
  void aTokenIsKeptOnlyAsItsHash() {
    tab.enter();
    String rows =
        db.database()
            .one("select string_agg(t::text, '|') s from webchat_token t", row -> row.text("s"));
    assertThat(rows).doesNotContain(tab.token());
  }

  @Test
  void aTokenOfAnotherChannelOpensNothing() {
    tab.enter().write("segredo");
    try (var otherSite = new Site(db.database(), "outro")) {
      var other = otherSite.started();
      try (var there = otherSite.tab().withToken(tab.token()).enter()) {
        assertThat(there.token()).isNotEqualTo(tab.token());
      }
      other.stop();
    }
  }

  @Test
  void nothingButHelloIsHeardBeforeHello() {
    tab.connect();
    tab.send(tab.message("oi"));
    assertThat(tab.awaitFrame("error").getString("code")).isEqualTo("hello-first");
    assertThat(site.inbox.attempts()).isZero();
  }

  @Test
  void whenTheChannelStopsItsTabsAreToldToComeAgain() {
    tab.enter();
    channel.stop();
    await().untilAsserted(() -> assertThat(tab.closedWith()).isEqualTo((short) 1012));
  }

  @Test
  void anIdleTabIsReadForOnlyOnce() {
    tab.enter();
    await().pollDelay(Duration.ofMillis(300)).until(() -> true);
    assertThat(site.timeline.readings()).isEqualTo(1);
  }

  private Address visitor() {
    long id = db.database().one("select max(id) n from webchat_visitor", row -> row.number("n"));
    return new Address(ChannelKind.WEBCHAT, "v" + id);
  }

  private dev.guiche.channel.Channel.Sent say(long delivery, String text) throws SendFailure {
    site.timeline.say(visitor(), delivery, text);
    return channel.send(
        new OutboundMessage(delivery, visitor(), text, null, List.of(), null, null));
  }
}
