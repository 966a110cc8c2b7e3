package dev.guiche.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.Channel.Lookup;
import dev.guiche.channel.Channel.Sent;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.InboundMessage;
import dev.guiche.channel.OutboundMessage;
import dev.guiche.channel.SendFailure;
import dev.guiche.config.TelegramConfig.Mode;
import dev.guiche.database.TestDatabase;
import dev.guiche.sandbox.Misbehaviour.Fault;
import dev.guiche.sandbox.telegram.TelegramMessage;
import dev.guiche.sandbox.telegram.TelegramPhone;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything at once: every third call fails in some way, and still each message is there once. */
class TelegramStormTest {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final int PHONES = 8;
  private static final int LINES = 12;

  private final Set<ExternalId> known = ConcurrentHashMap.newKeySet();

  @ParameterizedTest
  @EnumSource(Mode.class)
  void everyMessageArrivesExactlyOnceAndInOrderOnBothSides(Mode mode) throws Exception {
    try (TelegramRig rig = new TelegramRig(DATABASE.database(), mode, TelegramRig.QUICK)) {
      rig.begin();
      List<TelegramPhone> phones =
          IntStream.range(0, PHONES).mapToObj(n -> rig.bot.phone("Cliente " + n)).toList();
      rig.standIn
          .misbehaviour()
          .often(
              0.3,
              new SplittableRandom(7),
              new Fault.Broken(),
              new Fault.CutBefore(),
              new Fault.CutAfter(),
              new Fault.Slow(Duration.ofMillis(40)));
      talk(rig, phones);
      rig.standIn.misbehaviour().calm();
      await()
          .atMost(TelegramRig.PATIENCE)
          .until(() -> rig.inbox.entries().size() == PHONES * LINES + 1);
      for (TelegramPhone phone : phones) {
        assertThat(phone.reads().stream().map(TelegramMessage::text))
            .containsExactlyElementsOf(lines("nossa"));
        assertThat(heardFrom(rig, phone)).containsExactlyElementsOf(lines("dela"));
      }
    }
  }

  private void talk(TelegramRig rig, List<TelegramPhone> phones)
      throws InterruptedException, ExecutionException {
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> talks =
          phones.stream().<Future<?>>map(phone -> people.submit(() -> talk(rig, phone))).toList();
      for (Future<?> talk : talks) {
        talk.get();
      }
    }
  }

  private Void talk(TelegramRig rig, TelegramPhone phone) throws SendFailure, InterruptedException {
    for (int n = 0; n < LINES; n++) {
      phone.writes("dela " + n);
      OutboundMessage message = rig.messageTo(phone, phone.chat() * 1000 + n, "nossa " + n);
      known.add(deliver(rig.channel, message));
    }
    return null;
  }

  /** As the outbox does. */
  private ExternalId deliver(TelegramChannel channel, OutboundMessage message)
      throws SendFailure.Refused, InterruptedException {
    boolean doubt = false;
    while (true) {
      try {
        if (doubt && channel.findSent(message, known::contains) instanceof Lookup.Found found) {
          return found.id();
        }
        doubt = false;
        Sent sent = channel.send(message);
        return sent.id();
      } catch (SendFailure.InDoubt lost) {
        doubt = true;
      } catch (SendFailure.Refused refused) {
        throw refused;
      } catch (SendFailure later) {
        Thread.sleep(20);
      }
    }
  }

  private static List<String> heardFrom(TelegramRig rig, TelegramPhone phone) {
    return rig.inbox.timeline().stream()
        .filter(entry -> entry.from().value().equals(Long.toString(phone.chat())))
        .map(InboundMessage::content)
        .map(content -> content.text())
        .toList();
  }

  private static List<String> lines(String whose) {
    return IntStream.range(0, LINES).mapToObj(n -> whose + " " + n).toList();
  }
}
