package dev.guiche.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.ChannelHealth;
import dev.guiche.channel.ChannelHealth.State;
import dev.guiche.config.TelegramConfig.Mode;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.Misbehaviour.Fault;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The polling, when Telegram, the house or the line do not behave. */
class TelegramListeningTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  /** The watch loses patience long before a call does. */
  private static final Pace WATCHFUL =
      new Pace(
          Duration.ofSeconds(1),
          Duration.ofSeconds(4),
          Duration.ofMillis(50),
          Duration.ofMillis(200),
          Duration.ofMinutes(10),
          Duration.ZERO);

  private TelegramRig rig = TelegramRig.polling(DATABASE.database());

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aListeningThatFellSilentIsBegunAnewAndSaidInHealth() {
    rig.close();
    rig = new TelegramRig(DATABASE.database(), Mode.POLLING, WATCHFUL);
    rig.begin();
    assertThat(rig.channel.health().why()).isNull();
    rig.standIn.misbehaviour().next("getUpdates", new Fault.Silent());
    await()
        .atMost(TelegramRig.PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(rig.channel.health().state()).isEqualTo(State.UP);
              assertThat(rig.channel.health().why()).contains("foi recomeçada às");
            });
    rig.phone.writes("ainda aí?");
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.inbox.texts().contains("ainda aí?"));
  }

  @Test
  void anIdleBotIsNoSilentOne() {
    rig.close();
    rig = new TelegramRig(DATABASE.database(), Mode.POLLING, WATCHFUL);
    rig.begin();
    await()
        .during(WATCHFUL.silence().multipliedBy(2))
        .atMost(TelegramRig.PATIENCE)
        .until(() -> rig.channel.health().equals(ChannelHealth.up()));
  }

  @Test
  void anOutageIsSaidInHealthUntilItIsOver() {
    rig.begin();
    rig.standIn.misbehaviour().goAway();
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.channel.health().state() == State.DOWN);
    assertThat(rig.channel.health().why()).contains("Telegram não responde");
    rig.standIn.misbehaviour().comeBack();
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.channel.health().state() == State.UP);
  }

  @Test
  void aClosedHouseIsSaidInHealthAndNothingIsSkipped() {
    rig.begin();
    rig.inbox.beUnavailable();
    IntStream.rangeClosed(1, 120).forEach(n -> rig.phone.writes("linha " + n));
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.channel.health().state() == State.DOWN);
    assertThat(rig.channel.health().why()).contains("esperam no Telegram");
    assertThat(rig.bot.unconfirmed()).isEqualTo(120);
    rig.inbox.beAvailable();
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.inbox.entries().size() == 121);
    assertThat(rig.inbox.texts())
        .containsSubsequence(IntStream.rangeClosed(1, 120).mapToObj(n -> "linha " + n).toList());
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.channel.health().state() == State.UP);
  }

  @Test
  void aPauseThatTelegramAsksForIsKeptAndIsNoSilence() {
    rig.close();
    rig = new TelegramRig(DATABASE.database(), Mode.POLLING, WATCHFUL);
    rig.begin();
    rig.standIn.misbehaviour().next("getUpdates", new Fault.TooMany(Duration.ofSeconds(600)));
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.channel.health().state() == State.DOWN);
    int before = rig.inbox.attempts();
    rig.phone.writes("durante a pausa");
    await()
        .during(WATCHFUL.silence().multipliedBy(2))
        .atMost(TelegramRig.PATIENCE)
        .until(() -> rig.inbox.attempts() == before);
    assertThat(rig.channel.health().why()).contains("pausa");
  }

  @Test
  void aWebHookThatSomebodySetIsTakenBack() {
    rig.begin();
    rig.bot.setWebhook("http://127.0.0.1:1/nowhere");
    rig.phone.writes("por aqui");
    await().atMost(TelegramRig.PATIENCE).until(() -> rig.inbox.texts().contains("por aqui"));
  }

  @Test
  void twoNodesDoNotPollTheSameBot() {
    rig.begin();
    TelegramChannel second = rig.secondNode();
    second.start(rig.inbox);
    try {
      await()
          .during(Duration.ofSeconds(3))
          .atMost(TelegramRig.PATIENCE)
          .until(() -> second.health().state() == State.UP && rig.channel.health().why() == null);
      assertThat(second.health().why()).contains("Outro nó");
      rig.phone.writes("uma vez");
      await().atMost(TelegramRig.PATIENCE).until(() -> rig.inbox.texts().contains("uma vez"));
    } finally {
      second.stop();
    }
  }

  @Test
  void aStoppedChannelTakesNothingMore() {
    rig.begin();
    rig.channel.stop();
    rig.phone.writes("depois do fim");
    int before = rig.inbox.attempts();
    await()
        .during(Duration.ofSeconds(2))
        .atMost(TelegramRig.PATIENCE)
        .until(() -> rig.inbox.attempts() == before);
    assertThat(rig.bot.unconfirmed()).isGreaterThan(0);
  }
}
