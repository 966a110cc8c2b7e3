package dev.guiche.channel.whatsapp;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.ChannelContract;
import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.RecordingInbox;
import dev.guiche.channel.SendFailure;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.whatsapp.WhatsAppPhone;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twilio drops what we do not take; we fetch it. */
@Tag("DC-2")
class CatchUpTest {
  private static final Pace EAGERLY =
      new Pace(Duration.ofSeconds(5), Duration.ZERO, Duration.ofMillis(50));

  @RegisterExtension static final TestDatabase db = new TestDatabase();

  private final RecordingInbox inbox = new RecordingInbox();
  private House house;
  private WhatsAppChannel channel;
  private WhatsAppPhone phone;

  @BeforeEach
  void build() {
    db.database().update("delete from whatsapp_catch_up");
    house = new House(db);
    house.twilio.givesUpHooks(true);
    channel = house.build();
    phone = house.twilio.phone("+553187654321", "Ana Souza");
  }

  private void open(String from) {
    channel = house.build(house.config(from, null), house.url(), EAGERLY);
    channel.start(inbox);
  }

  @AfterEach
  void close() {
    inbox.beAvailable();
    channel.stop();
    house.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {House.NUMBER, House.SERVICE})
  void whatTwilioDroppedWhileWeWereAwayIsFetched(String from) throws Exception {
    open(from);
    phone.writes("antes");
    awaitTexts("antes");
    channel.stop();
    String sid = phone.writes("perdida 1");
    phone.sendsMedia("foto.jpg", "image/jpeg", new byte[] {1, 2, 3}, "perdida 2");
    await().atMost(ChannelContract.PATIENCE).until(() -> house.twilio.unacknowledged() == 0);
    assertThat(inbox.texts()).containsExactly("antes");

    open(from);
    awaitTexts("antes", "perdida 1", "perdida 2");
    InboundMessage first = inbox.entries().get(1);
    assertThat(first.externalId().value()).isEqualTo(sid);
    assertThat(first.from()).isEqualTo(House.address("+5531987654321"));
    assertFileCanBeFetched(inbox.entries().get(2));
  }

  private void assertFileCanBeFetched(InboundMessage message) throws SendFailure {
    var file = message.attachments().getFirst();
    assertThat(file.mediaType()).isEqualTo("image/jpeg");
    assertThat(channel.fetch(Objects.requireNonNull(file.reference())))
        .isEqualTo(new byte[] {1, 2, 3});
  }

  @Test
  void whatTheInboxCouldNotKeepIsFetchedLater() {
    open(House.NUMBER);
    phone.writes("antes");
    awaitTexts("antes");
    inbox.beUnavailable();
    phone.writes("durante");
    await().atMost(ChannelContract.PATIENCE).until(() -> house.twilio.unacknowledged() == 0);
    inbox.beAvailable();
    awaitTexts("antes", "durante");
  }

  @Test
  void whatCameBeforeTheChannelIsNotItsOwn() {
    phone.writes("para outro programa");
    await().atMost(ChannelContract.PATIENCE).until(() -> house.twilio.unacknowledged() == 0);
    Instant then = Instant.now().truncatedTo(SECONDS);
    await() // Twilio's list counts in seconds
        .atMost(ChannelContract.PATIENCE)
        .until(() -> Instant.now().truncatedTo(SECONDS).isAfter(then));
    open(House.NUMBER);
    phone.writes("para nós");
    awaitTexts("para nós");
  }

  private void awaitTexts(String... texts) {
    await()
        .atMost(ChannelContract.PATIENCE)
        .untilAsserted(() -> assertThat(inbox.texts()).containsExactly(texts));
  }
}
