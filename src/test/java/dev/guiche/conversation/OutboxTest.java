package dev.guiche.conversation;

import static dev.guiche.conversation.Spine.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guiche.channel.Channels;
import dev.guiche.channel.DeliveryReport;
import dev.guiche.channel.DeliveryStatus;
import dev.guiche.channel.ExternalId;
import dev.guiche.channel.SendFailure;
import dev.guiche.database.Exclusive;
import dev.guiche.database.Node;
import dev.guiche.database.TestDatabase;
import dev.guiche.desk.ConsultantId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OutboxTest {
  @RegisterExtension static final TestDatabase db = new TestDatabase();
  private Spine spine;
  private ConsultantId ana;
  private Conversation conversation;

  @BeforeEach
  void start() throws Exception {
    spine = new Spine(db.database());
    ana = spine.consultant(100);
    var who = UUID.randomUUID().toString();
    spine.intake.receive(message(who, who + ":1", 1, "olá"));
    conversation = spine.only(who);
  }

  @AfterEach
  void stop() {
    spine.close();
  }

  private EntryId say(String text) {
    return spine.talk.say(
        conversation.id(), ana, new Draft(UUID.randomUUID().toString(), text, List.of(), null));
  }

  private Entry entry(EntryId id) {
    return spine.entries.find(id).orElseThrow();
  }

  private void becomes(EntryId id, DeliveryStatus status) {
    await().untilAsserted(() -> assertThat(entry(id).delivery()).isEqualTo(status));
  }

  @Test
  void whatAConsultantSaysArrivesInOrderAlsoWhenTheProviderAsksToWait() {
    var calls = new AtomicInteger();
    spine.channel.answer =
        m -> {
          if (calls.getAndIncrement() % 3 == 0) {
            throw new SendFailure.Later("O provedor pediu calma.", Duration.ofMillis(30), null);
          }
        };
    IntStream.range(0, 20).forEach(i -> say("m" + i));
    await().until(() -> spine.channel.sent.size() == 20);
    assertThat(spine.channel.texts())
        .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> "m" + i).toList());
  }

  @Test
  void whoeverCannotBeReachedHoldsBackNobodyElseOfTheSameTalk() {
    var group = PaperChannel.customer("grupo");
    spine.channel.answer =
        m -> {
          if (m.to().equals(group)) {
            throw new SendFailure.Later("O grupo não responde.", Duration.ofHours(1), null);
          }
        };
    db.database()
        .inTransaction(
            tx -> {
              var entry =
                  Timelines.add(
                      tx,
                      conversation.timeline(),
                      NewEntry.event("announced", null, false, java.util.Map.of()));
              return Outbox.enqueue(
                  tx,
                  new NewDelivery(
                      entry,
                      conversation.timeline(),
                      spine.channel.name(),
                      group,
                      "chegou",
                      null,
                      List.of(),
                      null,
                      null));
            });
    becomes(say("uma"), DeliveryStatus.SENT);
    becomes(say("outra"), DeliveryStatus.SENT);
    assertThat(spine.channel.texts()).containsExactly("uma", "outra");
  }

  @Test
  void theSameDraftGivenTwiceIsOneMessage() {
    var draft = new Draft(UUID.randomUUID().toString(), "uma vez", List.of(), null);
    var first = spine.talk.say(conversation.id(), ana, draft);
    assertThat(spine.talk.say(conversation.id(), ana, draft)).isEqualTo(first);
    becomes(first, DeliveryStatus.SENT);
    assertThat(spine.channel.texts()).containsExactly("uma vez");
  }

  @Test
  void aRefusedMessageSaysWhyAndCanBeTriedAgain() {
    spine.channel.answer =
        m -> {
          throw new SendFailure.Refused("O cliente bloqueou o robô.", null);
        };
    var id = say("oi");
    becomes(id, DeliveryStatus.FAILED);
    assertThat(entry(id).deliveryReason()).isEqualTo("O cliente bloqueou o robô.");
    spine.channel.answer = null;
    assertThat(spine.outbox.retry(id)).isTrue();
    becomes(id, DeliveryStatus.SENT);
    assertThat(spine.channel.texts()).containsExactly("oi");
  }

  @Test
  void aMessageWhoseAnswerWasLostIsNotSentTwice() {
    spine.channel.answer =
        m -> {
          if (spine.channel.sent.isEmpty()) {
            spine.channel.sent.add(m);
            throw new SendFailure.InDoubt("A conexão caiu.", null);
          }
        };
    var id = say("só uma vez");
    becomes(id, DeliveryStatus.SENT);
    assertThat(spine.channel.texts()).containsExactly("só uma vez");
  }

  @Test
  void whatADeadNodeHadUnderWayIsTakenOver() {
    var other = new Exclusive(db.database());
    var dead = Node.join(db.database(), other);
    spine.outbox.stop();
    var sentBefore = say("enviada antes de morrer");
    var notSent = say("nunca enviada");
    var deliveries = new Deliveries(db.database());
    var claimed = deliveries.claim(dead, List.of(spine.channel.name()), 1);
    spine.channel.sent.add(deliveries.message(claimed.getFirst(), false));

    var third = new Exclusive(db.database());
    var alive = Node.join(db.database(), third);
    assertThat(deliveries.takeOver(alive, List.of(), List.of(spine.channel.name()), 9)).isEmpty();
    other.close();
    var heir =
        new Outbox(db.database(), alive, new Channels(List.of(spine.channel)), timeline -> {});
    heir.start();
    becomes(sentBefore, DeliveryStatus.SENT);
    becomes(notSent, DeliveryStatus.SENT);
    heir.stop();
    third.close();
    assertThat(spine.channel.texts()).containsExactly("enviada antes de morrer", "nunca enviada");
  }

  @Test
  void whatItClaimedWithoutHearingTheAnswerGoesOutAllTheSame() {
    spine.outbox.stop();
    var first = say("a resposta se perdeu com a conexão");
    var second = say("espera pela primeira");
    var exclusive = new Exclusive(db.database());
    var node = Node.join(db.database(), exclusive);
    new Deliveries(db.database()).claim(node, List.of(spine.channel.name()), 1);
    var outbox =
        new Outbox(db.database(), node, new Channels(List.of(spine.channel)), timeline -> {});
    outbox.start();
    becomes(first, DeliveryStatus.SENT);
    becomes(second, DeliveryStatus.SENT);
    outbox.stop();
    exclusive.close();
    assertThat(spine.channel.texts())
        .containsExactly("a resposta se perdeu com a conexão", "espera pela primeira");
  }

  @Test
  void aStatusNeverGoesBackAndAReportMayComeBeforeTheAnswer() throws Exception {
    spine.channel.answer =
        m ->
            report(
                spine.channel.idOf(m),
                DeliveryStatus.DELIVERED); // before the answer is written down
    var id = say("oi");
    becomes(id, DeliveryStatus.DELIVERED);
    var external = spine.channel.idOf(spine.channel.sent.getFirst());
    report(external, DeliveryStatus.READ);
    report(external, DeliveryStatus.SENT);
    report(external, DeliveryStatus.DELIVERED);
    report(external, DeliveryStatus.FAILED);
    assertThat(entry(id).delivery()).isEqualTo(DeliveryStatus.READ);
  }

  private void report(ExternalId id, DeliveryStatus status) {
    try {
      spine.intake.report(new DeliveryReport(spine.channel.name(), id, status, null));
    } catch (dev.guiche.channel.Inbox.InboxUnavailable e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aLongMessageIsOneEntryInSeveralParts() {
    var id = say("parte um||parte dois");
    becomes(id, DeliveryStatus.SENT);
    assertThat(spine.channel.texts()).containsExactly("parte um", "parte dois");
  }
}
